package io.signalbox.local.day;

import io.signalbox.local.scenario.ClockAhead;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/** What a hub counts in the background, which it does at some minutes of each hour. */
final class CountedDays {
  /** When sheets of hours become those of days, and when the figures of days are kept. */
  private static final List<Integer> MINUTES = List.of(12, 2);

  private CountedDays() {}

  /**
   * Has a hub count what is over by now.
   *
   * @param run has the function run that is called every five minutes
   */
  static void count(ClockAhead clock, Runnable run) {
    for (int minute : MINUTES) {
      int now = clock.instant().atOffset(ZoneOffset.UTC).getMinute();
      clock.advance(Duration.ofMinutes(Math.floorMod(minute - now, 60)));
      run.run();
    }
  }
}
