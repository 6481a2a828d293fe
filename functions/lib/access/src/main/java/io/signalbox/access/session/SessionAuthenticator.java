package io.signalbox.access.session;

import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.api.ProblemException;
import io.signalbox.api.Request;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells which instance a browser's session is of. A session is good as long as the token that it
 * was begun with: when that is revoked or expires, or the instance loses a grant, so does the
 * session.
 */
public final class SessionAuthenticator {
  /** As the settings have them: visible ASCII, or what an operator has chosen, with spaces. */
  private static final Pattern TOKEN = Pattern.compile("[\\x20-\\x7e]{1,1000}");

  private final Sessions sessions;
  private final Authenticator authenticator;
  private final Clock clock;

  public SessionAuthenticator(Sessions sessions, Authenticator authenticator, Clock clock) {
    this.sessions = sessions;
    this.authenticator = authenticator;
    this.clock = clock;
  }

  /**
   * Begins a session, under a new key.
   *
   * @return empty if no instance has the token
   * @throws io.signalbox.store.StoreException if the settings, secrets or sessions are away
   */
  public Optional<SignedIn> signIn(String token) {
    return caller(token)
        .map(caller -> new SignedIn(sessions.begin(caller.name(), token), caller, token));
  }

  /**
   * The session of a request.
   *
   * @throws io.signalbox.store.StoreException if the settings, secrets or sessions are away
   */
  public Optional<SignedIn> current(Request request) {
    return SessionCookie.of(request.header("X-Forwarded-Proto"))
        .key(request.headers("Cookie"))
        .flatMap(key -> sessions.use(key).flatMap(session -> signedIn(key, session)));
  }

  private Optional<SignedIn> signedIn(SessionKey key, Session session) {
    return TokenCipher.decrypted(key, session.token())
        .flatMap(token -> caller(token).map(caller -> new SignedIn(key, caller, token)))
        .filter(signedIn -> signedIn.caller().name().equals(session.instance()));
  }

  private Optional<Caller> caller(String token) {
    if (!TOKEN.matcher(token).matches()) {
      return Optional.empty();
    }
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
