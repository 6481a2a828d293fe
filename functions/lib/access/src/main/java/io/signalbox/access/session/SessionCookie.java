package io.signalbox.access.session;

import java.util.List;
import java.util.Optional;

/** The cookie that holds a session's key. */
public final class SessionCookie {
  private final HostCookie cookie;

  private SessionCookie(HostCookie cookie) {
    this.cookie = cookie;
  }

  /** The cookie of a request, by the proxy's or API Gateway's word for how it came. */
  public static SessionCookie of(Optional<String> forwardedProto) {
    return new SessionCookie(
        new HostCookie("signalbox-session", forwardedProto.filter("https"::equals).isPresent()));
  }

  /** The key in a request's {@code Cookie} headers; empty without a readable one. */
  public Optional<SessionKey> key(List<String> cookieHeaders) {
    return cookie.value(cookieHeaders).flatMap(SessionKey::parse);
  }

  /** The value of {@code Set-Cookie} that has the browser hold the key. */
  public String set(SessionKey key) {
    return cookie.set(key.text(), Session.LONGEST);
  }

  /** The value of {@code Set-Cookie} that has the browser forget the key. */
  public String cleared() {
    return cookie.cleared();
  }
}
