package io.signalbox.envelopes.ingest;

import java.util.Locale;

/** What became of an item of a request. */
public enum Status {
  /** Kept, and the hub will pass it on. */
  ACCEPTED,
  /** Known already, from whomever it came. */
  DUPLICATE,
  /** Another body is known under its id; kept aside, and not passed on. */
  CONFLICT,
  /** It has passed this hub before. */
  LOOP,
  /** Its tags are those of the envelope from now on. */
  UPDATED,
  /** No envelope that this hub takes. */
  REJECTED,
  /** Not kept for now; to be sent again. */
  FAILED;

  /** As it stands in answers. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What counts it: {@code Accepted}. */
  String counter() {
    return name().charAt(0) + text().substring(1);
  }
}
