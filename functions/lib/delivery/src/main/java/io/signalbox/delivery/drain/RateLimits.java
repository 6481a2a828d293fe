package io.signalbox.delivery.drain;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.signalbox.delivery.destination.DestinationStates;
import io.signalbox.settings.Rate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Shares a destination's rate among all readers of its feeds, in whatever processes: each reserves
 * its turns before it sends. Who uses what it reserves gets twice as many at once the next time, up
 * to those of a second, so that a destination with many groups has its state written about once a
 * second by a busy process, and not for each group; and who uses few keeps none from the others.
 */
final class RateLimits {
  private static final Duration RESERVED_AHEAD = Duration.ofSeconds(1);

  private final DestinationStates states;
  private final Clock clock;
  private final Map<String, Reserved> reserved = new ConcurrentHashMap<>();

  RateLimits(DestinationStates states, Clock clock) {
    this.states = states;
    this.clock = clock;
  }

  /**
   * Reserves turns for {@code deliveries}, or for as many of them as can begin before {@code
   * until}. Where not even one can, none is reserved, and the answer tells when to ask again.
   */
  Pace reserve(String destination, Optional<Rate> rate, int deliveries, Instant until) {
    if (rate.isEmpty()) {
      return Pace.UNLIMITED;
    }
    Duration between = rate.get().per().dividedBy(rate.get().deliveries());
    return reserved
        .computeIfAbsent(destination, unknown -> new Reserved())
        .reserve(destination, between, deliveries, until);
  }

  /** The turns of one destination that this process has left. */
  private final class Reserved {
    private final Lock lock = new ReentrantLock();

    @GuardedBy("lock")
    private Instant next = Instant.MIN;

    @GuardedBy("lock")
    private long left;

    @GuardedBy("lock")
    private long taken;

    private Pace reserve(String destination, Duration between, int deliveries, Instant until) {
      lock.lock();
      try {
        dropPassed(between);
        if (left < deliveries) {
          reserveMore(destination, between, deliveries, until);
        }
        Pace pace = new Pace(next, between);
        long now = Math.min(left, deliveries);
        next = next.plus(between.multipliedBy(now));
        left -= now;
        taken += now;
        return pace;
      } finally {
        lock.unlock();
      }
    }

    @GuardedBy("lock")
    private void dropPassed(Duration between) {
      Duration passed = left == 0 ? Duration.ZERO : Duration.between(next, clock.instant());
      if (passed.isPositive()) {
        long turns = Math.min(left, passed.plus(between).minusNanos(1).dividedBy(between));
        next = next.plus(between.multipliedBy(turns));
        left -= turns;
      }
    }

    @GuardedBy("lock")
    @SuppressWarnings("GuardedBy") // The change is made by this thread, which holds the lock.
    private void reserveMore(String destination, Duration between, int deliveries, Instant until) {
      long ahead = Math.min(RESERVED_AHEAD.dividedBy(between), 2 * taken);
      taken = 0;
      states.change(
          destination,
          state -> {
            Instant now = clock.instant();
            Instant free = state.freeTurn();
            next = free == null || free.isBefore(now) ? now : free;
            if (next.isAfter(until)) {
              left = 0;
              return state;
            }
            long fitting = 1 + Duration.between(next, until).dividedBy(between);
            left = Math.max(Math.min(deliveries, fitting), ahead);
            return state.withFreeTurn(next.plus(between.multipliedBy(left)));
          });
    }
  }
}
