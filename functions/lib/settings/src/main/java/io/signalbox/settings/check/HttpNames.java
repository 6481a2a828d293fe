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
    header
        .text()
        .filter(name -> RESERVED.contains(name.toLowerCase(Locale.ROOT)))
        .ifPresent(name -> faults.add(header, "this header has a meaning of its own"));
  }
}
