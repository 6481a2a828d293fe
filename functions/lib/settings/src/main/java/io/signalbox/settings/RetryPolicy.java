package io.signalbox.settings;

import java.time.Duration;

/**
 * What happens while a destination does not take anything.
 *
 * @param first how long to wait after the first failure; four times as long after each further one
 * @param most the longest wait between two tries
 * @param pauseAfter how long a destination may fail before it is paused
 */
public record RetryPolicy(Duration first, Duration most, Duration pauseAfter) {

  public static final RetryPolicy DEFAULT =
      new RetryPolicy(Duration.ofSeconds(5), Duration.ofHours(10), Duration.ofDays(4));
}
