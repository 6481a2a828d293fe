package io.signalbox.access.session;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A cookie of the hub's own host (RFC 6265bis, section 4.1.3). Over HTTPS it has the prefix {@code
 * __Host-}, so that no other host and no request in clear can set it. On the loopback, where there
 * is no HTTPS, browsers refuse that prefix: there the cookie has its bare name.
 *
 * @param isSecure whether the browser speaks HTTPS with the hub
 */
record HostCookie(String bareName, boolean isSecure) {

  /** The value in a request's {@code Cookie} headers. */
  Optional<String> value(List<String> cookieHeaders) {
    String beginning = name() + "=";
    return cookieHeaders.stream()
        .flatMap(header -> Arrays.stream(header.split(";")))
        .map(String::strip)
        .filter(pair -> pair.startsWith(beginning))
        .findFirst()
        .map(pair -> pair.substring(beginning.length()));
  }

  /** The value of {@code Set-Cookie} that has the browser hold it for so long. */
  String set(String value, Duration time) {
    return name() + "=" + value + attributes() + "; Max-Age=" + time.toSeconds();
  }

  /** The value of {@code Set-Cookie} that has the browser forget it. */
  String cleared() {
    return name() + "=" + attributes() + "; Max-Age=0";
  }

  private String name() {
    return isSecure ? "__Host-" + bareName : bareName;
  }

  private String attributes() {
    return "; Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "");
  }
}
