package io.signalbox.fanout;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.signalbox.store.telemetry.Metrics;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Counts the envelopes that no route leads to a destination, as {@code Unmatched}, and logs their
 * number at most once a minute. For many threads at once.
 */
final class Unmatched {
  private static final System.Logger LOGGER = System.getLogger(Unmatched.class.getName());
  private static final Duration LOGGED_EVERY = Duration.ofMinutes(1);

  private final Metrics metrics;
  private final Clock clock;

  @GuardedBy("this")
  private Instant loggedAt = Instant.MIN;

  @GuardedBy("this")
  private long notLogged;

  Unmatched(Metrics metrics, Clock clock) {
    this.metrics = metrics;
    this.clock = clock;
  }

  void count(long envelopes) {
    if (envelopes > 0) {
      metrics.count("Unmatched", envelopes);
      log(envelopes);
    }
  }

  private synchronized void log(long envelopes) {
    notLogged += envelopes;
    Instant now = clock.instant();
    boolean isRecent = !now.isBefore(loggedAt) && now.isBefore(loggedAt.plus(LOGGED_EVERY));
    if (!isRecent) {
      LOGGER.log(
          Level.INFO,
          "{0} envelopes matched no route; GET /v1/unrouted lists them",
          Long.toString(notLogged));
      loggedAt = now;
      notLogged = 0;
    }
  }
}
