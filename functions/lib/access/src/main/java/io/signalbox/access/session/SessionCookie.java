package io.signalbox.access.session;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The cookie that holds a session's key (RFC 6265bis, section 4.1.3). Over HTTPS it has the prefix
 * {@code __Host-}, so that no other host and no request in clear can set it. On the loopback, where
 * there is no HTTPS, browsers refuse that prefix: there the cookie has another name.
 *
 * @param isSecure whether the browser speaks HTTPS with the hub
 */
public record SessionCookie(boolean isSecure) {
  private static final String SECURE = "__Host-signalbox-session";
  private static final String PLAIN = "signalbox-session";

  /** The cookie of a request, by the proxy's or API Gateway's word for how it came. */
  public static SessionCookie of(Optional<String> forwardedProto) {
    return new SessionCookie(forwardedProto.filter("https"::equals).isPresent());
  }

  /** The key in a request's {@code Cookie} headers; empty without a readable one. */
  public Optional<SessionKey> key(List<String> cookieHeaders) {
    String beginning = name() + "=";
    return cookieHeaders.stream()
        .flatMap(header -> Arrays.stream(header.split(";")))
        .map(String::strip)
        .filter(pair -> pair.startsWith(beginning))
        .findFirst()
        .flatMap(pair -> SessionKey.parse(pair.substring(beginning.length())));
  }

  /** The value of {@code Set-Cookie} that has the browser hold the key. */
  public String set(SessionKey key) {
    return name() + "=" + key.text() + attributes() + "; Max-Age=" + Session.LONGEST.toSeconds();
  }

  /** The value of {@code Set-Cookie} that has the browser forget the key. */
  public String cleared() {
    return name() + "=" + attributes() + "; Max-Age=0";
  }

  private String name() {
    return isSecure ? SECURE : PLAIN;
  }

  private String attributes() {
    return "; Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "");
  }
}
