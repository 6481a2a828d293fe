package io.signalbox.statistics.service;

import io.signalbox.store.ManualClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock on which some time has passed whenever it is asked. */
final class SlowClock extends Clock {
  private final ManualClock clock;
  private final Duration each;

  SlowClock(ManualClock clock, Duration each) {
    this.clock = clock;
    this.each = each;
  }

  @Override
  public Instant instant() {
    clock.advance(each);
    return clock.instant();
  }

  @Override
  public ZoneId getZone() {
    return clock.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return clock.withZone(zone);
  }
}
