package io.signalbox.settings;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** When what waits for a destination is sent. */
public sealed interface Interval {

  /**
   * The first moment after {@code after} at which what waits may be sent; for {@link Immediate},
   * that moment itself.
   */
  Instant next(Instant after);

  /**
   * When what waits is due; a moment in the past where that is at once.
   *
   * @param first when the first of what waits came
   * @param lastSent when something was last sent; empty for never
   */
  default Instant due(Instant first, Optional<Instant> lastSent) {
    return next(first);
  }

  /** Whether {@link #due} depends on when something was last sent. */
  default boolean needsLastSent() {
    return false;
  }

  /** Whether all that waits when it is due is sent, or only what came until then. */
  default boolean takesAllThatWaits() {
    return false;
  }

  /** How much at once is sent earlier; empty where nothing is. */
  default Optional<Threshold> earlier() {
    return Optional.empty();
  }

  /** At once. */
  record Immediate() implements Interval {
    @Override
    public Instant next(Instant after) {
      return after;
    }
  }

  /**
   * A short time after the first event, with those that came meanwhile.
   *
   * @param length more than zero
   */
  record Pause(Duration length) implements Interval {
    public Pause {
      requirePositive(length);
    }

    @Override
    public Instant next(Instant after) {
      return after.plus(length);
    }

    @Override
    public boolean takesAllThatWaits() {
      return true;
    }
  }

  /**
   * The first event at once; what comes after it, no earlier than a length after something was last
   * sent. This is mailgen's {@code notification_interval}.
   *
   * @param length more than zero
   */
  record Collect(Duration length) implements Interval {
    public Collect {
      requirePositive(length);
    }

    @Override
    public Instant next(Instant after) {
      return after.plus(length);
    }

    @Override
    public Instant due(Instant first, Optional<Instant> lastSent) {
      return lastSent.map(this::next).orElse(Instant.MIN);
    }

    @Override
    public boolean needsLastSent() {
      return true;
    }

    @Override
    public boolean takesAllThatWaits() {
      return true;
    }
  }

  /**
   * At the multiples of a length since 1970-01-01T00:00:00Z: PT15M is at :00, :15, :30 and :45.
   *
   * @param length whole seconds, at least one
   */
  record Every(Duration length) implements Interval {
    public Every {
      if (length.toSeconds() < 1 || !length.truncatedTo(ChronoUnit.SECONDS).equals(length)) {
        throw new IllegalArgumentException("An interval has whole seconds, at least one");
      }
    }

    @Override
    public Instant next(Instant after) {
      long lengths = Math.floorDiv(after.getEpochSecond(), length.toSeconds());
      return Instant.ofEpochSecond((lengths + 1) * length.toSeconds());
    }
  }

  /**
   * At a minute of each hour, as the clocks of a zone show it.
   *
   * @param minute 0 to 59
   */
  record Hourly(int minute, ZoneId zone) implements Interval {
    public Hourly {
      if (minute < 0 || minute > 59) {
        throw new IllegalArgumentException("hourly is a minute from 0 to 59");
      }
    }

    @Override
    public Instant next(Instant after) {
      return WallClock.nextMinute(after, zone, minute);
    }
  }

  /**
   * Once a day at a wall-clock time. On a day on which the clocks skip that time it is as much
   * later; on one that has it twice, the earlier one counts.
   */
  record Daily(LocalTime time, ZoneId zone) implements Interval {
    @Override
    public Instant next(Instant after) {
      return WallClock.next(after, zone, time, day -> true);
    }
  }

  /** Once on some days of the week, at a time as that of {@link Daily}. */
  record Weekly(Set<DayOfWeek> days, LocalTime time, ZoneId zone) implements Interval {
    public Weekly {
      days = Set.copyOf(days);
      if (days.isEmpty()) {
        throw new IllegalArgumentException("weekly names at least one day");
      }
    }

    @Override
    public Instant next(Instant after) {
      return WallClock.next(after, zone, time, day -> days.contains(day.getDayOfWeek()));
    }
  }

  /** From Monday to Friday but on holidays, at a time as that of {@link Daily}. */
  record BusinessDays(LocalTime time, ZoneId zone, Set<LocalDate> holidays) implements Interval {
    public BusinessDays {
      holidays = Set.copyOf(holidays);
    }

    @Override
    public Instant next(Instant after) {
      return WallClock.next(after, zone, time, this::isWorked);
    }

    private boolean isWorked(LocalDate day) {
      return day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue()
          && !holidays.contains(day);
    }
  }

  /** As another interval, or earlier when much waits. */
  record Earlier(Interval interval, Threshold threshold) implements Interval {
    @Override
    public Instant next(Instant after) {
      return interval.next(after);
    }

    @Override
    public Instant due(Instant first, Optional<Instant> lastSent) {
      return interval.due(first, lastSent);
    }

    @Override
    public boolean needsLastSent() {
      return interval.needsLastSent();
    }

    @Override
    public boolean takesAllThatWaits() {
      return interval.takesAllThatWaits();
    }

    @Override
    public Optional<Threshold> earlier() {
      return Optional.of(threshold);
    }
  }

  /**
   * How much must wait to be sent at once.
   *
   * @param events how many; empty for any number
   * @param bytes of about how much memory; empty for any
   */
  record Threshold(OptionalInt events, OptionalLong bytes) {
    public boolean isReached(int waitingEvents, long waitingBytes) {
      return (events.isPresent() && waitingEvents >= events.getAsInt())
          || (bytes.isPresent() && waitingBytes >= bytes.getAsLong());
    }
  }

  private static void requirePositive(Duration length) {
    if (!length.isPositive()) {
      throw new IllegalArgumentException("The time is longer than zero");
    }
  }
}
