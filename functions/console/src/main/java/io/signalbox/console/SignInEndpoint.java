package io.signalbox.console;

import io.signalbox.access.session.SessionAuthenticator;
import io.signalbox.access.session.SessionCookie;
import io.signalbox.access.session.Sessions;
import io.signalbox.access.session.SignedIn;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.console.page.Target;
import io.signalbox.console.screen.FormData;
import java.util.Optional;
import java.util.regex.Pattern;

/** Begins and ends sessions. */
final class SignInEndpoint {
  private static final String HOME = "home";
  private static final Pattern PAGE = Pattern.compile("[a-z-]+(\\?[A-Za-z0-9._~%=&+*-]*)?");

  private final SessionAuthenticator authenticator;
  private final Sessions sessions;
  private final Pages pages;

  SignInEndpoint(SessionAuthenticator authenticator, Sessions sessions, Pages pages) {
    this.authenticator = authenticator;
    this.sessions = sessions;
    this.pages = pages;
  }

  Response form(Request request) {
    RequestOrigin origin = new RequestOrigin(request);
    return pages.signIn(
        request, 200, origin.isPrivate() ? Optional.empty() : Optional.of("notPrivate"));
  }

  /** A session that the browser had before has ended, whoever's it was. */
  Response signIn(Request request, FormData form) {
    if (!new RequestOrigin(request).isPrivate()) {
      return pages.signIn(request, 403, Optional.of("notPrivate"));
    }
    SessionCookie cookie = cookie(request);
    Optional<SignedIn> begun = form.field("token").flatMap(authenticator::signIn);
    if (begun.isEmpty()) {
      return pages.signIn(request, 401, Optional.of("unknown"));
    }
    cookie.key(request.headers("Cookie")).ifPresent(sessions::end);
    return Pages.moved(form.field("to").flatMap(SignInEndpoint::page).orElse(HOME))
        .withHeader("Set-Cookie", cookie.set(begun.get().key()));
  }

  Response signOut(Request request, SignedIn signedIn, FormData form) {
    if (form.field("where").filter("everywhere"::equals).isPresent()) {
      sessions.endAll(signedIn.caller().name());
    }
    sessions.end(signedIn.key());
    return Pages.moved(Target.of("sign-in")).withHeader("Set-Cookie", cookie(request).cleared());
  }

  /** A page of the console, as {@link Target#href} writes it; empty for any other address. */
  private static Optional<String> page(String address) {
    return Optional.of(address)
        .filter(text -> PAGE.matcher(text).matches())
        .filter(text -> Navigation.find(text.replaceFirst("\\?.*", "")).isPresent());
  }

  private static SessionCookie cookie(Request request) {
    return SessionCookie.of(request.header("X-Forwarded-Proto"));
  }
}
