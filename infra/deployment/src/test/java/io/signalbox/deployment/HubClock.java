package io.signalbox.deployment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that can be put forward. It begins at twenty past an hour: the next full hour is further
 * away than a queue can delay.
 */
final class HubClock extends Clock {
  private static final Instant BEGIN = Instant.parse("2026-11-22T09:20:00Z");

  private final long startedNanos = System.nanoTime();
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  void advance(Duration by) {
    ahead.updateAndGet(by::plus);
  }

  @Override
  public Instant instant() {
    return BEGIN.plusNanos(System.nanoTime() - startedNanos).plus(ahead.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
