package io.signalbox.delivery.drain;

import io.signalbox.settings.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to leave a destination alone: four times longer after each failure, from the policy's
 * first pause to its longest, less up to a fifth by chance so that readers do not come back
 * together. A destination that asks for more ({@code Retry-After}) gets it, up to a day.
 */
public final class Backoff {
  private static final int FACTOR = 4;
  private static final double JITTER = 0.2;
  private static final Duration RETRY_AFTER_LIMIT = Duration.ofDays(1);

  private final RandomGenerator random;

  public Backoff(RandomGenerator random) {
    this.random = random;
  }

  public Duration after(int attempts, RetryPolicy policy, Optional<Duration> retryAfter) {
    Duration pause = policy.first();
    for (int i = 1; i < attempts && pause.compareTo(policy.most()) < 0; i++) {
      pause = pause.multipliedBy(FACTOR);
    }
    pause = shorter(pause, policy.most());
    pause = pause.minusNanos((long) (pause.toNanos() * JITTER * random.nextDouble()));
    Duration asked = shorter(retryAfter.orElse(Duration.ZERO), RETRY_AFTER_LIMIT);
    return asked.compareTo(pause) > 0 ? asked : pause;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
