package io.signalbox.console;

import io.signalbox.api.Request;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether a request comes from a page of the hub itself, and by a way that nobody reads along. */
record RequestOrigin(Request request) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * Whether a page of this hub sent the form. Browsers say in {@code Sec-Fetch-Site} or {@code
   * Origin} where a form comes from; a request with neither comes from no browser of today.
   */
  boolean isOwn() {
    Optional<String> site = request.header("Sec-Fetch-Site");
    Optional<String> origin = request.header("Origin");
    return (site.isPresent() || origin.isPresent())
        && site.map("same-origin"::equals).orElse(true)
        && origin.map(this::isOfHost).orElse(true);
  }

  /** Whether a token may be sent: by HTTPS, or within this machine. */
  boolean isPrivate() {
    return isHttps() || LOOPBACK.contains(host().replaceFirst(":[0-9]+$", ""));
  }

  private boolean isHttps() {
    return request.header("X-Forwarded-Proto").filter("https"::equals).isPresent();
  }

  /** A page of the same host that came in clear may be anybody's. */
  private boolean isOfHost(String origin) {
    String shown = origin.toLowerCase(Locale.ROOT);
    return shown.equals("https://" + host()) || (!isHttps() && shown.equals("http://" + host()));
  }

  private String host() {
    return request.header("Host").orElse("").toLowerCase(Locale.ROOT);
  }
}
