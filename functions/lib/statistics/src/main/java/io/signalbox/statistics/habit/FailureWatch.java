package io.signalbox.statistics.habit;

import io.signalbox.delivery.destination.FailureRates;
import io.signalbox.delivery.destination.FailureRates.Rate;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.envelopes.HubNotices;
import io.signalbox.statistics.Dimension;
import io.signalbox.statistics.Figures;
import io.signalbox.statistics.Level;
import io.signalbox.statistics.Question;
import io.signalbox.statistics.Statistics;
import io.signalbox.statistics.TooMuch;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Tells, by envelopes of the hub's own, that more fails at a destination than usual: in an hour, at
 * least {@value #FAILED_LEAST} events and {@value #PERCENT_LEAST} percent, and {@value
 * #TIMES_USUAL} times the part of the seven days before. The same again is the same envelope: once
 * a week for each doubling. A destination that takes nothing at all is told by who delivers.
 */
public final class FailureWatch {
  static final long FAILED_LEAST = 10;
  static final int PERCENT_LEAST = 10;
  static final int TIMES_USUAL = 3;

  private static final Duration USUAL = Duration.ofDays(7);
  private static final int WHOLE = 100;

  private static final Set<Result> FAILURES =
      Set.of(
          Result.FAILED,
          Result.REFUSED,
          Result.GONE,
          Result.DENIED,
          Result.HUB_DENIED,
          Result.UNKNOWN,
          Result.RETURNED);

  private final Statistics statistics;
  private final HubNotices notices;
  private final FailureRates rates;

  /** What became of events: tries that succeeded, and those that failed. */
  private record Outcomes(long delivered, long failed) {
    static final Outcomes NONE = new Outcomes(0, 0);

    Outcomes with(Result result, long events) {
      if (FAILURES.contains(result)) {
        return new Outcomes(delivered, failed + events);
      }
      return result == Result.DELIVERED ? new Outcomes(delivered + events, failed) : this;
    }

    long failedPercent() {
      return WHOLE * failed / Math.max(1, delivered + failed);
    }

    /** Whether so many times the part of what failed before, or more, failed. */
    boolean isUnusual(Outcomes before) {
      return failed * (before.delivered + before.failed)
          >= TIMES_USUAL * before.failed * (delivered + failed);
    }

    boolean isMuch() {
      return delivered > 0 && failed >= FAILED_LEAST && failedPercent() >= PERCENT_LEAST;
    }
  }

  /**
   * @param rates where it is kept for who asks for the destination
   */
  public FailureWatch(Statistics statistics, HubNotices notices, FailureRates rates) {
    this.statistics = statistics;
    this.notices = notices;
    this.rates = rates;
  }

  /**
   * Looks at an hour whose sheets are written.
   *
   * @param hasTime whether there is time to read on
   * @throws TooMuch where there is not
   */
  public void look(Instant hour, BooleanSupplier hasTime) {
    Map<String, Outcomes> ofHour = outcomes(Level.HOUR, hour, Duration.ofHours(1), hasTime);
    ofHour.values().removeIf(one -> !one.isMuch());
    if (ofHour.isEmpty()) {
      return;
    }
    Instant day = Level.DAY.period(hour);
    Map<String, Outcomes> usual = outcomes(Level.DAY, day.minus(USUAL), USUAL, hasTime);
    ofHour.forEach(
        (destination, now) -> {
          if (now.isUnusual(usual.getOrDefault(destination, Outcomes.NONE))) {
            tell(destination, now.failedPercent(), day);
            rates.put(destination, new Rate((int) now.failedPercent(), hour));
          }
        });
  }

  private Map<String, Outcomes> outcomes(
      Level step, Instant from, Duration length, BooleanSupplier hasTime) {
    Question question =
        new Question(
            List.of(Dimension.DESTINATION, Dimension.RESULT),
            Map.of(),
            from,
            Optional.of(from.plus(length)),
            step,
            false);
    Map<String, Outcomes> outcomes = new TreeMap<>();
    for (Figures.Row row : statistics.ofSheets(question, hasTime).rows()) {
      outcomes.merge(
          row.values().getFirst(),
          Outcomes.NONE.with(Result.ofWord(row.values().getLast()), row.events()),
          (one, other) ->
              new Outcomes(one.delivered() + other.delivered(), one.failed() + other.failed()));
    }
    return outcomes;
  }

  private void tell(String destination, long percent, Instant day) {
    long least = Long.highestOneBit(percent / PERCENT_LEAST) * PERCENT_LEAST;
    LocalDate week =
        day.atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    notices.tell(
        "hub.destination.failure-rate",
        "In an hour of the week of %s, at least %d %% of what was sent to the destination %s failed. That is %d times the usual part, or more."
            .formatted(week, least, destination, TIMES_USUAL),
        Map.of(
            "destination", destination,
            "failed_percent_least", Long.toString(least),
            "week", week.toString()));
  }
}
