package io.signalbox.local.front;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts requests whose credential is wrong, logs them at most once a minute and address, and tells
 * how long the answer has to wait. For many threads at once.
 */
final class FailedLogins {
  private static final System.Logger LOGGER = System.getLogger(FailedLogins.class.getName());
  private static final Duration LOGGED_EVERY = Duration.ofMinutes(1);

  /** The first failures of a minute are a typing mistake or a client with an old token. */
  private static final int FREE = 5;

  private static final Duration STEP = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  /** Of more addresses than these the ones longest silent are forgotten. */
  private static final int ADDRESSES = 1_000;

  private final Clock clock;
  private final AtomicLong count = new AtomicLong();
  private final Map<String, Failures> byAddress = new LinkedHashMap<>(16, 0.75f, true);

  private record Failures(Instant since, int count) {
    boolean isInMinuteOf(Instant now) {
      return !now.isBefore(since) && now.isBefore(since.plus(LOGGED_EVERY));
    }
  }

  FailedLogins(Clock clock) {
    this.clock = clock;
  }

  /** How many there were since the start. */
  long count() {
    return count.get();
  }

  /** How many addresses are remembered. */
  synchronized int addresses() {
    return byAddress.size();
  }

  /** Counts one, and tells how long its answer has to wait. */
  synchronized Duration failed(String address) {
    count.incrementAndGet();
    Instant now = clock.instant();
    Optional<Failures> before = Optional.ofNullable(byAddress.get(address));
    Optional<Failures> ofThisMinute = before.filter(failures -> failures.isInMinuteOf(now));
    Failures failures =
        ofThisMinute
            .map(earlier -> new Failures(earlier.since(), earlier.count() + 1))
            .orElseGet(() -> new Failures(now, 1));
    byAddress.put(address, failures);
    if (byAddress.size() > ADDRESSES) {
      byAddress.remove(byAddress.keySet().iterator().next());
    }
    if (ofThisMinute.isEmpty()) {
      int earlier = before.map(failed -> failed.count() - 1).orElse(0);
      LOGGER.log(
          Level.WARNING,
          "Failed login from {0}: no instance has this credential{1}",
          address,
          earlier == 0 ? "" : " (" + earlier + " more since the last such line)");
    }
    Duration wait = STEP.multipliedBy(Math.max(0, failures.count() - FREE));
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
