package io.signalbox.local;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The time that counts for what expires. It follows the clock, except where the clock is more than
 * a day ahead of what this hub saw last: then it waits until the clock has stood so for a day of
 * work. So a clock that jumps and is set right again removes nothing.
 *
 * <p>The time seen last is kept in the data folder.
 */
final class SeenTime {
  private static final System.Logger LOGGER = System.getLogger(SeenTime.class.getName());
  private static final String FILE = "seen-time";
  private static final Duration PLAUSIBLE = Duration.ofDays(1);

  private final Optional<DataFolder> data;
  private final Clock clock;
  private final LongSupplier nanoseconds;
  private Instant seen;
  private @Nullable Long aheadSince;

  /**
   * Goes on where an earlier run on the folder ended.
   *
   * @param nanoseconds counts real time, from anywhere
   */
  SeenTime(Optional<DataFolder> data, Clock clock, LongSupplier nanoseconds) throws IOException {
    this.data = data;
    this.clock = clock;
    this.nanoseconds = nanoseconds;
    Optional<Instant> last = last();
    this.seen = last.orElseGet(clock::instant);
    if (last.isEmpty()) {
      keep();
    }
  }

  private void keep() throws IOException {
    if (data.isPresent()) {
      data.get().writeText(FILE, seen.toString());
    }
  }

  private Optional<Instant> last() throws IOException {
    Optional<String> text = data.isPresent() ? data.get().text(FILE) : Optional.empty();
    try {
      return text.map(Instant::parse);
    } catch (DateTimeParseException e) {
      LOGGER.log(Level.WARNING, "The file {0} holds no time; that of the clock is taken", FILE);
      return Optional.empty();
    }
  }

  /** What expired by this time may be removed. */
  Instant now() throws IOException {
    Instant now = clock.instant();
    if (!isBelieved(now)) {
      return seen;
    }
    if (now.isAfter(seen)) {
      seen = now;
      keep();
    }
    return now;
  }

  private boolean isBelieved(Instant now) {
    if (!now.isAfter(seen.plus(PLAUSIBLE))) {
      aheadSince = null;
      return true;
    }
    Long since = aheadSince;
    if (since == null) {
      aheadSince = nanoseconds.getAsLong();
      LOGGER.log(
          Level.WARNING,
          "The clock says {0}, and this hub last saw {1}. Nothing that expires in between is"
              + " removed until the clock has stood so for a day",
          now,
          seen);
      return false;
    }
    return nanoseconds.getAsLong() - since >= PLAUSIBLE.toNanos();
  }
}
