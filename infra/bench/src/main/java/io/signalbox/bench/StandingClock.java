package io.signalbox.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that stands unless it is put forward: what a run counts does not depend on how long the
 * run takes, nor on the time of day.
 */
public final class StandingClock extends Clock {
  private volatile Instant now = Instant.parse("2026-11-22T12:00:00Z");

  public synchronized void advance(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("A function's clock is UTC");
  }
}
