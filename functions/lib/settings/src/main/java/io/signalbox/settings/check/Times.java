package io.signalbox.settings.check;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Durations, moments and zones. */
public final class Times {

  private Times() {}

  public static void moment(JsonLocation place, Faults faults) {
    try {
      place.text().ifPresent(Instant::parse);
    } catch (DateTimeException e) {
      unlessKnown(place, "is no moment such as 2027-01-01T00:00:00Z", faults);
    }
  }

  public static void zone(JsonLocation place, Faults faults) {
    try {
      place.text().ifPresent(ZoneId::of);
    } catch (DateTimeException e) {
      faults.add(place, "is no time zone such as Europe/Vienna");
    }
  }

  /** The duration, if it stands there and is within the bounds. */
  public static Optional<Duration> between(
      Duration least, JsonLocation place, Duration most, Faults faults) {
    Optional<Duration> duration = parse(place, faults);
    if (duration
        .filter(value -> value.compareTo(least) < 0 || value.compareTo(most) > 0)
        .isPresent()) {
      faults.add(place, "must be from " + least + " to " + most);
      return Optional.empty();
    }
    return duration;
  }

  private static Optional<Duration> parse(JsonLocation place, Faults faults) {
    try {
      return place.text().map(Duration::parse);
    } catch (DateTimeException | ArithmeticException e) {
      unlessKnown(place, "is no duration such as PT15M", faults);
      return Optional.empty();
    }
  }

  private static void unlessKnown(JsonLocation place, String reason, Faults faults) {
    if (!faults.at(place)) {
      faults.add(place, reason);
    }
  }
}
