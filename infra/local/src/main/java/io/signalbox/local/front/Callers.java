package io.signalbox.local.front;

import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.access.session.SessionAuthenticator;
import io.signalbox.access.session.SignedIn;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Response;
import io.signalbox.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells from a request's head who sends it, before anything is done for it. */
final class Callers {
  private final Authenticator authenticator;
  private final SessionAuthenticator sessions;
  private final FailedLogins failures;
  private final Clock clock;

  Callers(
      Authenticator authenticator,
      SessionAuthenticator sessions,
      FailedLogins failures,
      Clock clock) {
    this.authenticator = authenticator;
    this.sessions = sessions;
    this.failures = failures;
    this.clock = clock;
  }

  /**
   * The instance that sends the request; empty if nobody is known to. An address that keeps failing
   * waits for this.
   *
   * @throws StoreException if the settings cannot be read
   */
  Optional<Caller> identify(RequestHead head) {
    try {
      return Optional.of(
          authenticator.authenticate(Exchange.withoutBody(head).request(clock.instant())));
    } catch (ProblemException nobody) {
      if (head.hasHeader("Authorization") || head.queries().containsKey("secret")) {
        pause(failures.failed(head.remoteAddress()));
      }
      return Optional.empty();
    }
  }

  /**
   * The person or instance whose browser sends the request; empty if it has not signed in.
   *
   * @throws StoreException if the settings or the sessions cannot be read
   */
  Optional<Caller> signedIn(RequestHead head) {
    return sessions
        .current(Exchange.withoutBody(head).request(clock.instant()))
        .map(SignedIn::caller);
  }

  /** The answer to a sign-in; one that failed counts as a failed login, and waits as one. */
  Response signIn(RequestHead head, Supplier<Response> attempt) {
    Response answer = attempt.get();
    if (answer.status() == ProblemType.UNAUTHENTICATED.status()) {
      pause(failures.failed(head.remoteAddress()));
    }
    return answer;
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
