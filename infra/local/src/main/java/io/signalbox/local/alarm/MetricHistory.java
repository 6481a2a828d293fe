package io.signalbox.local.alarm;

import io.signalbox.runtime.template.AlarmSpec.Input;
import io.signalbox.runtime.template.AlarmSpec.Metric;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The values of the metrics that the template's alarms watch, by the minute, as far back as alarms
 * look. For many threads at once.
 */
public final class MetricHistory {
  private static final Duration KEPT = Duration.ofHours(13);

  private final Clock clock;
  private final Map<Metric, NavigableMap<Long, Minute>> values = new HashMap<>();

  private record Minute(double sum, double maximum) {
    private Minute and(Minute other) {
      return new Minute(sum + other.sum, Math.max(maximum, other.maximum));
    }
  }

  public MetricHistory(Clock clock) {
    this.clock = clock;
  }

  /** Adds a value that was measured now. */
  public synchronized void add(Metric metric, double value) {
    long minute = minute(clock.instant());
    NavigableMap<Long, Minute> minutes = values.computeIfAbsent(metric, added -> new TreeMap<>());
    minutes.merge(minute, new Minute(value, value), Minute::and);
    minutes.headMap(minute - KEPT.toMinutes()).clear();
  }

  /** What an input has in the whole minutes of a time; empty where nothing was measured. */
  synchronized OptionalDouble value(Input input, Instant from, Instant to) {
    Collection<Minute> minutes =
        values
            .getOrDefault(input.metric(), new TreeMap<>())
            .subMap(minute(from), minute(to))
            .values();
    if (minutes.isEmpty()) {
      return OptionalDouble.empty();
    }
    return switch (input.statistic()) {
      case SUM -> OptionalDouble.of(minutes.stream().mapToDouble(Minute::sum).sum());
      case MAXIMUM -> minutes.stream().mapToDouble(Minute::maximum).max();
    };
  }

  private static long minute(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), Duration.ofMinutes(1).toSeconds());
  }
}
