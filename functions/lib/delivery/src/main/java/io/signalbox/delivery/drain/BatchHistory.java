package io.signalbox.delivery.drain;

import io.signalbox.delivery.history.HistoryRule;
import io.signalbox.delivery.history.Known;
import io.signalbox.delivery.history.NoticeHistory;
import io.signalbox.delivery.history.NoticeHistory.Gone;
import io.signalbox.delivery.history.NoticeHistory.Told;
import io.signalbox.delivery.history.NoticeState;
import io.signalbox.delivery.history.RangeHistory;
import io.signalbox.delivery.history.RangeHistory.Seen;
import io.signalbox.delivery.history.Remembered;
import io.signalbox.delivery.history.Sighting;
import io.signalbox.delivery.reader.InFlightBatch;
import io.signalbox.delivery.reader.InFlightBatch.DeliveryRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * What the recipients of a batch know, for each of its ranges.
 *
 * @param ranges one for each range of the batch, empty where nothing is said of it; none where
 *     nothing is remembered
 */
record BatchHistory(List<Optional<RangeHistory>> ranges) {
  static final BatchHistory NONE = new BatchHistory(List.of());

  /**
   * The history of a batch.
   *
   * @param isKept whether what is remembered counts still
   * @param isWhole asked where something may be gone: whether the batch has all that its feed had
   *     when it was cut
   */
  static BatchHistory of(
      HistoryRule rule,
      NavigableMap<Sighting, Remembered> remembered,
      LoadedBatch batch,
      Predicate<Known> isKept,
      BooleanSupplier isWhole) {
    InFlightBatch inFlight = batch.inFlight();
    List<Map<Sighting, Seen>> seen = batch.envelopes().stream().map(RangeHistory::seen).toList();
    List<Optional<RangeHistory>> ranges = new ArrayList<>();
    for (int i = 0; i < inFlight.ranges().size(); i++) {
      DeliveryRange range = inFlight.ranges().get(i);
      NavigableMap<Sighting, Told> told = new TreeMap<>();
      Set<Sighting> quiet = new TreeSet<>();
      seen.get(i)
          .forEach(
              (sighting, times) -> {
                Optional<Known> known =
                    Optional.ofNullable(remembered.get(sighting))
                        .flatMap(entry -> entry.asOf(range.from(), inFlight.firstCutAt()))
                        .filter(isKept);
                NoticeState state =
                    known.map(one -> one.state(times.first(), rule)).orElse(NoticeState.NEW);
                if (known.isPresent() && rule.isQuiet(known.get(), state)) {
                  quiet.add(sighting);
                } else {
                  told.put(sighting, new Told(state, known));
                }
              });
      List<Gone> gone =
          inFlight.before() + i == 0
              ? gone(rule, remembered, inFlight, seen, range, isKept, isWhole)
              : List.of();
      ranges.add(
          Optional.of(
              new RangeHistory(new NoticeHistory(told, gone, quiet.size()), quiet, seen.get(i))));
    }
    return new BatchHistory(ranges);
  }

  Optional<RangeHistory> range(int index) {
    return ranges.isEmpty() ? Optional.empty() : ranges.get(index);
  }

  private static List<Gone> gone(
      HistoryRule rule,
      NavigableMap<Sighting, Remembered> remembered,
      InFlightBatch inFlight,
      List<Map<Sighting, Seen>> seen,
      DeliveryRange range,
      Predicate<Known> isKept,
      BooleanSupplier isWhole) {
    List<Gone> gone = new ArrayList<>();
    remembered.forEach(
        (sighting, entry) ->
            entry
                .asOf(range.from(), inFlight.firstCutAt())
                .filter(isKept)
                .filter(known -> !known.isGone() && isUnseen(known, inFlight.firstCutAt(), rule))
                .filter(_ -> seen.stream().noneMatch(ofPiece -> ofPiece.containsKey(sighting)))
                .ifPresent(known -> gone.add(new Gone(sighting, known.lastSeen()))));
    if (gone.isEmpty() || !isWhole.getAsBoolean()) {
      return List.of();
    }
    gone.sort(Comparator.comparing(Gone::lastSeen).thenComparing(Gone::sighting));
    return gone;
  }

  private static boolean isUnseen(Known known, Instant cutAt, HistoryRule rule) {
    return Duration.between(known.lastSeen(), cutAt).compareTo(rule.goneAfter()) >= 0;
  }
}
