package io.signalbox.console;

import io.signalbox.access.audit.AuditKind;
import io.signalbox.access.audit.AuditLog;
import io.signalbox.access.audit.FailedSignIns;
import io.signalbox.access.person.Person;
import io.signalbox.access.person.PersonNames;
import io.signalbox.access.session.SessionAuthenticator;
import io.signalbox.access.session.SessionCookie;
import io.signalbox.access.session.Sessions;
import io.signalbox.access.session.SignInAttempt;
import io.signalbox.access.session.SignedIn;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.console.page.Target;
import io.signalbox.console.provider.OpenIdProvider;
import io.signalbox.console.provider.ProvenPerson;
import io.signalbox.console.provider.ProviderFault;
import io.signalbox.settings.SettingsSource;
import io.signalbox.settings.SignInSettings;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Sends browsers to the OpenID provider, and begins the sessions of people who come back. */
final class ProviderEndpoint {
  private final SettingsSource settings;
  private final OpenIdProvider provider;
  private final PersonNames names;
  private final SessionAuthenticator authenticator;
  private final Sessions sessions;
  private final AuditLog audit;
  private final FailedSignIns failures;
  private final Pages pages;
  private final RandomGenerator random;

  ProviderEndpoint(
      SettingsSource settings,
      OpenIdProvider provider,
      PersonNames names,
      SessionAuthenticator authenticator,
      Sessions sessions,
      AuditLog audit,
      FailedSignIns failures,
      Pages pages,
      RandomGenerator random) {
    this.settings = settings;
    this.provider = provider;
    this.names = names;
    this.authenticator = authenticator;
    this.sessions = sessions;
    this.audit = audit;
    this.failures = failures;
    this.pages = pages;
    this.random = random;
  }

  /** The way to the provider. */
  Response begin(Request request) {
    try {
      SignInSettings signIn = signIn();
      requireHost(request, signIn);
      SignInAttempt attempt =
          SignInAttempt.begin(random, request.queries("to").stream().findFirst().orElse(""));
      return Pages.moved(
          provider.authorization(signIn, attempt).toString(), List.of(attempt.set(request)));
    } catch (ProviderFault fault) {
      return refused(request, "", fault);
    }
  }

  /** The way back. A code and an attempt are good for one request, whatever comes of it. */
  Response end(Request request) {
    String who = "";
    try {
      SignInSettings signIn = signIn();
      requireHost(request, signIn);
      SignInAttempt attempt =
          SignInAttempt.of(request)
              .orElseThrow(
                  () ->
                      new ProviderFault(
                          ProviderFault.Kind.STALE, "this browser has begun no sign-in"));
      ProvenPerson proven = provider.redeem(signIn, attempt, parameters(request));
      requireRole(signIn, proven);
      who = names.of(signIn.issuer(), proven.subject(), proven.name());
      SignedIn begun =
          Person.of(signIn, who, proven.groups())
              .flatMap(authenticator::signIn)
              .orElseThrow(() -> new ProviderFault(ProviderFault.Kind.STALE, "roles have changed"));
      audit.write(AuditKind.SIGN_IN, who, "provider " + URI.create(signIn.issuer()).getHost());
      SessionCookie cookie = SessionCookie.of(request.header("X-Forwarded-Proto"));
      cookie.key(request.headers("Cookie")).ifPresent(sessions::end);
      return Pages.moved(
          SignInEndpoint.page(attempt.to()).orElse(SignInEndpoint.HOME),
          List.of(cookie.set(begun.key()), SignInAttempt.cleared(request)));
    } catch (ProviderFault fault) {
      return refused(request, who, fault);
    }
  }

  /** The way to the provider's own sign-out, for who has signed out here. */
  Response signOut(Request request) {
    try {
      return provider
          .signOut(signIn())
          .map(page -> Pages.moved(page.toString()))
          .orElseGet(() -> Pages.moved(Target.of("sign-in")));
    } catch (ProviderFault fault) {
      return refused(request, "", fault);
    }
  }

  /** Who has no role is given no name here, either. */
  private static void requireRole(SignInSettings signIn, ProvenPerson proven) throws ProviderFault {
    if (signIn.grants(proven.groups()).roles().isEmpty()) {
      throw new ProviderFault(
          ProviderFault.Kind.NO_ROLE,
          proven.name() + ": no group of the claim " + signIn.groupsClaim() + " has a role");
    }
  }

  private SignInSettings signIn() throws ProviderFault {
    return settings
        .current()
        .hub()
        .signIn()
        .orElseThrow(
            () -> new ProviderFault(ProviderFault.Kind.NONE, "the settings have no hub.signIn"));
  }

  /** Under another host the browser would not send the cookie of the attempt back. */
  private static void requireHost(Request request, SignInSettings signIn) throws ProviderFault {
    String host = request.header("Host").orElse("").toLowerCase(Locale.ROOT);
    String expected = URI.create(signIn.redirectUri()).getRawAuthority().toLowerCase(Locale.ROOT);
    if (!host.equals(expected) || !new RequestOrigin(request).isPrivate()) {
      throw new ProviderFault(
          ProviderFault.Kind.OTHER_HOST, "the console was not opened under redirectUri's host");
    }
  }

  private static Map<String, List<String>> parameters(Request request) {
    return request.queryNames().stream().collect(Collectors.toMap(name -> name, request::queries));
  }

  private Response refused(Request request, String who, ProviderFault fault) {
    failures.write(who, fault.reason());
    return pages
        .signIn(
            request,
            fault.kind().status(),
            Optional.of("provider." + fault.kind().name().toLowerCase(Locale.ROOT)),
            settings.current().hub().signIn())
        .withHeader("Set-Cookie", SignInAttempt.cleared(request));
  }
}
