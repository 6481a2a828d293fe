package io.signalbox.settings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the moments at which the clocks of a zone show a time, however they are changed. */
final class WallClock {
  private static final int MINUTES_AN_HOUR = 60;

  private WallClock() {}

  /**
   * The first moment after {@code after} that is that time on one of the days. A time that the
   * clocks skip is as much later; of one that they show twice, the earlier one counts.
   *
   * @param days holds for some day of every few years
   */
  static Instant next(Instant after, ZoneId zone, LocalTime time, Predicate<LocalDate> days) {
    // A skipped time may lie on the day after its own.
    LocalDate day = after.atZone(zone).toLocalDate().minusDays(1);
    while (true) {
      Instant candidate = day.atTime(time).atZone(zone).toInstant();
      if (candidate.isAfter(after) && days.test(day)) {
        return candidate;
      }
      day = day.plusDays(1);
    }
  }

  /** The first moment after {@code after} at which the clocks show that minute of an hour. */
  static Instant nextMinute(Instant after, ZoneId zone, int minute) {
    Instant moment = after.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    while (true) {
      int wait = Math.floorMod(minute - moment.atZone(zone).getMinute(), MINUTES_AN_HOUR);
      if (wait == 0) {
        return moment;
      }
      // Clocks may be changed by less than an hour.
      @Nullable ZoneOffsetTransition change = zone.getRules().nextTransition(moment);
      Instant there = moment.plus(wait, ChronoUnit.MINUTES);
      moment = change != null && change.getInstant().isBefore(there) ? change.getInstant() : there;
    }
  }
}
