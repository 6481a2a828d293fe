package io.signalbox.local.scenario;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The system's clock when it is made, sixty times as fast from then on. A hub makes requests with a
 * wrong credential wait the longer, the more of them came within a minute.
 */
final class QuickClock extends Clock {
  private static final int TIMES = 60;

  private final Instant start = Instant.now();

  @Override
  public Instant instant() {
    return start.plus(Duration.between(start, Instant.now()).multipliedBy(TIMES));
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
