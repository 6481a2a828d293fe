package io.signalbox.settings.check;

import java.util.Locale;
import java.util.Set;

/** Headers that are not free to carry a credential. */
public final class HttpNames {
  private static final Set<String> RESERVED =
      Set.of(
          "connection",
          "content-encoding",
          "content-length",
          "content-type",
          "cookie",
          "expect",
          "host",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "user-agent",
          "webhook-id",
          "webhook-signature",
          "webhook-timestamp");

  private HttpNames() {}

  public static void check(JsonLocation header, Faults faults) {
    header.text().ifPresent(name -> check(header, name, faults));
  }

  /** Checks a name that is not the text of its place. */
  public static void check(JsonLocation place, String name, Faults faults) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (RESERVED.contains(lower) || lower.startsWith("content-") || lower.startsWith("webhook-")) {
      faults.add(place, "this header has a meaning of its own");
    }
  }
}
