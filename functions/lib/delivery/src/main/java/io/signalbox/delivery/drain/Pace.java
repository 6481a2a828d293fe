package io.signalbox.delivery.drain;

import java.time.Duration;
import java.time.Instant;

/**
 * When each delivery of a batch may be sent.
 *
 * @param first when the first one may
 * @param between how long after that each next one may
 */
record Pace(Instant first, Duration between) {

  static final Pace UNLIMITED = new Pace(Instant.MIN, Duration.ZERO);

  Instant start(int index) {
    return first.equals(Instant.MIN) ? first : first.plus(between.multipliedBy(index));
  }
}
