package io.signalbox.local.front;

import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.api.ProblemException;
import io.signalbox.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Tells from a request's head who sends it, before anything is done for it. */
final class Callers {
  private final Authenticator authenticator;
  private final FailedLogins failures;
  private final Clock clock;

  Callers(Authenticator authenticator, FailedLogins failures, Clock clock) {
    this.authenticator = authenticator;
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

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
