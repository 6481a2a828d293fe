package io.signalbox.console;

import io.signalbox.access.audit.AuditKind;
import io.signalbox.access.audit.AuditLog;
import io.signalbox.access.audit.FailedSignIns;
import io.signalbox.access.person.Person;
import io.signalbox.access.session.SessionAuthenticator;
import io.signalbox.access.session.SessionCookie;
import io.signalbox.access.session.Sessions;
import io.signalbox.access.session.SignedIn;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.console.page.Target;
import io.signalbox.console.screen.FormData;
import io.signalbox.settings.SettingsSource;
import java.util.Optional;
import java.util.regex.Pattern;

/** Begins and ends sessions. Each stands in the audit log before the browser has the cookie. */
final class SignInEndpoint {
  static final String HOME = "home";
  private static final Pattern PAGE = Pattern.compile("[a-z-]+(\\?[A-Za-z0-9._~%=&+*-]*)?");

  private final SettingsSource settings;
  private final SessionAuthenticator authenticator;
  private final Sessions sessions;
  private final AuditLog audit;
  private final FailedSignIns failures;
  private final Pages pages;

  SignInEndpoint(
      SettingsSource settings,
      SessionAuthenticator authenticator,
      Sessions sessions,
      AuditLog audit,
      FailedSignIns failures,
      Pages pages) {
    this.settings = settings;
    this.authenticator = authenticator;
    this.sessions = sessions;
    this.audit = audit;
    this.failures = failures;
    this.pages = pages;
  }

  Response form(Request request) {
    RequestOrigin origin = new RequestOrigin(request);
    return form(request, 200, origin.isPrivate() ? Optional.empty() : Optional.of("notPrivate"));
  }

  /** A session that the browser had before has ended, whoever's it was. */
  Response signIn(Request request, FormData form) {
    if (!new RequestOrigin(request).isPrivate()) {
      return form(request, 403, Optional.of("notPrivate"));
    }
    SessionCookie cookie = cookie(request);
    boolean isByCertificate = form.field("by").filter("certificate"::equals).isPresent();
    Optional<SignedIn> begun =
        isByCertificate
            ? authenticator.signInByCertificate(request)
            : form.field("token").flatMap(authenticator::signIn);
    if (begun.isEmpty()) {
      failures.write(
          "",
          isByCertificate
              ? "no instance has the certificate"
              : "no instance has the token, or it has expired");
      return form(request, 401, Optional.of(isByCertificate ? "certificate.unknown" : "unknown"));
    }
    audit.write(
        AuditKind.SIGN_IN, begun.get().caller().name(), isByCertificate ? "certificate" : "token");
    cookie.key(request.headers("Cookie")).ifPresent(sessions::end);
    return Pages.moved(form.field("to").flatMap(SignInEndpoint::page).orElse(HOME))
        .withHeader("Set-Cookie", cookie.set(begun.get().key()));
  }

  Response signOut(Request request, SignedIn signedIn, FormData form) {
    boolean isEverywhere = form.field("where").filter("everywhere"::equals).isPresent();
    String who = signedIn.caller().name();
    if (isEverywhere) {
      sessions.endAll(who);
    }
    sessions.end(signedIn.key());
    audit.write(AuditKind.SIGN_OUT, who, isEverywhere ? "all sessions" : "one session");
    Target next = Target.of("sign-in");
    return Pages.moved(who.startsWith(Person.PREFIX) ? next.with("out", "provider") : next)
        .withHeader("Set-Cookie", cookie(request).cleared());
  }

  /** A page of the console, as {@link Target#href} writes it; empty for any other address. */
  static Optional<String> page(String address) {
    return Optional.of(address)
        .filter(text -> PAGE.matcher(text).matches())
        .filter(text -> Navigation.find(text.replaceFirst("\\?.*", "")).isPresent());
  }

  private Response form(Request request, int status, Optional<String> fault) {
    return pages.signIn(request, status, fault, settings.current().hub().signIn());
  }

  private static SessionCookie cookie(Request request) {
    return SessionCookie.of(request.header("X-Forwarded-Proto"));
  }
}
