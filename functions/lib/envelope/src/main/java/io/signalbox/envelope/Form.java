package io.signalbox.envelope;

import java.util.Locale;

/** How an envelope is written. */
public enum Form {
  /**
   * IEP04 as decided: {@code format}, {@code version}, {@code type}, {@code meta}, {@code payload}.
   */
  DECIDED,
  /** IEP04's draft: all but the payload under {@code meta}, the id as {@code uuid.current}. */
  DRAFT,
  /** The payload alone, as stock IntelMQ sends it. */
  BARE;

  /** The name in settings and queries: {@code decided}, {@code draft}, {@code bare}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException if there is no such form
   */
  public static Form parse(String text) {
    for (Form form : values()) {
      if (form.text().equals(text)) {
        return form;
      }
    }
    throw new IllegalArgumentException("expected decided, draft or bare");
  }
}
