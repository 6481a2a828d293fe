package io.signalbox.access.session;

import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.access.person.Person;
import io.signalbox.access.person.PersonTokens;
import io.signalbox.api.ProblemException;
import io.signalbox.api.Request;
import io.signalbox.settings.Grants;
import io.signalbox.settings.people.RoleGrant;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells of which instance or person a browser's session is. A session of an instance is good as
 * long as the token that it was begun with: when that is revoked or expires, or the instance loses
 * a grant, so does the session.
 */
public final class SessionAuthenticator {
  /** As the settings have them: visible ASCII, or what an operator has chosen, with spaces. */
  private static final Pattern TOKEN = Pattern.compile("[\\x20-\\x7e]{1,1000}");

  private final Sessions sessions;
  private final Authenticator authenticator;
  private final PersonTokens people;
  private final Clock clock;

  /**
   * @param people whose tokens the authenticator knows
   */
  public SessionAuthenticator(
      Sessions sessions, Authenticator authenticator, PersonTokens people, Clock clock) {
    this.sessions = sessions;
    this.authenticator = authenticator;
    this.people = people;
    this.clock = clock;
  }

  /**
   * Begins a session, under a new key.
   *
   * @return empty if no instance has the token
   * @throws io.signalbox.store.StoreException if the settings, secrets or sessions are away
   */
  public Optional<SignedIn> signIn(String token) {
    return TOKEN.matcher(token).matches()
        ? caller(token)
            .map(
                caller ->
                    new SignedIn(
                        sessions.begin(caller.name(), Session.Kind.TOKEN, kept(token, caller)),
                        caller,
                        token))
        : Optional.empty();
  }

  /**
   * Begins a session of a person, under a new key. It ends with the person's roles: once the
   * settings give others, the person signs in anew.
   *
   * @return empty if the settings give the person other roles by now, or none
   * @throws io.signalbox.store.StoreException if the settings, secrets or sessions are away
   */
  public Optional<SignedIn> signIn(Person person) {
    String token = people.write(person);
    return caller(token)
        .map(
            caller ->
                new SignedIn(
                    sessions.begin(person.name(), Session.Kind.PERSON, person.json().toString()),
                    caller,
                    token));
  }

  /**
   * Begins a session of the instance whose client certificate the request came with. The session is
   * good for requests with that certificate alone.
   *
   * @return empty if no instance has the certificate
   * @throws io.signalbox.store.StoreException if the settings, secrets or sessions are away
   */
  public Optional<SignedIn> signInByCertificate(Request request) {
    return authenticator
        .certificate(request)
        .flatMap(
            fingerprint -> {
              String token = people.writeCertificate(fingerprint);
              return caller(token)
                  .map(
                      caller ->
                          new SignedIn(
                              sessions.begin(caller.name(), Session.Kind.CERTIFICATE, fingerprint),
                              caller,
                              token));
            });
  }

  /**
   * The session of a request.
   *
   * @throws io.signalbox.store.StoreException if the settings, secrets or sessions are away
   */
  public Optional<SignedIn> current(Request request) {
    return SessionCookie.of(request.header("X-Forwarded-Proto"))
        .key(request.headers("Cookie"))
        .flatMap(key -> sessions.use(key).flatMap(session -> signedIn(request, key, session)));
  }

  private Optional<SignedIn> signedIn(Request request, SessionKey key, Session session) {
    return TokenCipher.decrypted(key, session.token())
        .flatMap(
            text ->
                token(request, session.kind(), text.replaceFirst("(?s)\n.*", ""))
                    .flatMap(token -> caller(token).map(caller -> new SignedIn(key, caller, token)))
                    .filter(signedIn -> hasRolesOf(text, signedIn.caller())))
        .filter(signedIn -> signedIn.caller().name().equals(session.instance()));
  }

  /** A credential with the roles that it had at the sign-in: with other roles a session ends. */
  private static String kept(String credential, Caller caller) {
    return credential + "\n" + roles(caller);
  }

  /** A person's own session has the roles within. */
  private static boolean hasRolesOf(String kept, Caller caller) {
    int line = kept.indexOf('\n');
    return line < 0 || kept.substring(line + 1).equals(roles(caller));
  }

  private static String roles(Caller caller) {
    Grants grants = caller.instance().grants();
    return grants.administer() + RoleGrant.text(grants.roles());
  }

  private Optional<String> token(Request request, Session.Kind kind, String text) {
    return switch (kind) {
      case CERTIFICATE ->
          authenticator.certificate(request).filter(text::equals).map(people::writeCertificate);
      case TOKEN -> Optional.of(text);
      case PERSON -> Person.read(text).map(people::write);
    };
  }

  private Optional<Caller> caller(String token) {
    Request request =
        new Request(
            "GET",
            "/console",
            Map.of(),
            Map.of("Authorization", List.of("Bearer " + token)),
            new byte[0],
            Optional.empty(),
            clock.instant());
    try {
      return Optional.of(authenticator.authenticate(request));
    } catch (ProblemException nobody) {
      return Optional.empty();
    }
  }
}
