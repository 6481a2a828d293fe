package io.signalbox.settings;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** When what waits for a destination is sent. */
public sealed interface Interval {

  /**
   * The first moment after {@code after} at which what waits may be sent; for {@link Immediate},
   * that moment itself.
   */
  Instant next(Instant after);

  /** At once. */
  record Immediate() implements Interval {
    @Override
    public Instant next(Instant after) {
      return after;
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
   * Once a day at a wall-clock time. On a day on which the clocks skip that time it is as much
   * later; on one that has it twice, the earlier one counts.
   */
  record Daily(LocalTime time, ZoneId zone) implements Interval {
    @Override
    public Instant next(Instant after) {
      ZonedDateTime today = after.atZone(zone).toLocalDate().atTime(time).atZone(zone);
      Instant candidate = today.toInstant();
      return candidate.isAfter(after)
          ? candidate
          : today.toLocalDate().plusDays(1).atTime(time).atZone(zone).toInstant();
    }
  }
}
