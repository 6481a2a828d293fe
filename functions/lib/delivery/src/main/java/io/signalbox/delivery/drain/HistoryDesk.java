package io.signalbox.delivery.drain;

import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.history.HistoryRule;
import io.signalbox.delivery.history.Known;
import io.signalbox.delivery.history.NoticeHistory;
import io.signalbox.delivery.history.NoticeHistory.Told;
import io.signalbox.delivery.history.NoticeMemory;
import io.signalbox.delivery.history.NoticeMemory.Change;
import io.signalbox.delivery.history.RangeHistory;
import io.signalbox.delivery.history.Remembered;
import io.signalbox.delivery.history.SetAsideHistories;
import io.signalbox.delivery.history.Sighting;
import io.signalbox.delivery.reader.InFlightBatch;
import io.signalbox.delivery.reader.InFlightBatch.DeliveryRange;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Destination;
import io.signalbox.store.Platform;
import io.signalbox.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Asks what recipients know before a batch is sent, and remembers what they know then. It remembers
 * before the reader's cursor passes a delivery, so that a delivery with an unknown outcome, sent
 * again, is the same, and counts once.
 */
final class HistoryDesk {
  /**
   * What became of a batch.
   *
   * @param next the reader behind it
   */
  record Sent(BatchHistory history, List<RangeResult> results, Reader next) {
    boolean isDelivered(int index) {
      return results.get(index) instanceof RangeResult.Sent(Outcome outcome, Instant _)
          && outcome instanceof Outcome.Delivered;
    }

    /** Whether the reader has it behind it, delivered or set aside. */
    boolean isPassed(DeliveryRange range) {
      return range.to().compareTo(next.cursor()) <= 0;
    }

    /** Whether the range is done with, and nothing of it was set aside. */
    boolean isThrough(int index, DeliveryRange range) {
      return isPassed(range)
          && (isDelivered(index) || results.get(index) instanceof RangeResult.Empty);
    }
  }

  private final NoticeMemory memory;
  private final SetAsideHistories setAside;
  private final FeedLog feeds;

  private HistoryDesk(NoticeMemory memory, SetAsideHistories setAside, FeedLog feeds) {
    this.memory = memory;
    this.setAside = setAside;
    this.feeds = feeds;
  }

  static HistoryDesk of(Platform platform, FeedLog feeds, Duration retention) {
    Table deliveries = platform.table("DELIVERIES_TABLE");
    return new HistoryDesk(
        new NoticeMemory(deliveries, platform.clock(), retention),
        new SetAsideHistories(deliveries, platform.clock(), retention),
        feeds);
  }

  /** What the recipients know, or knew of what was set aside. A replay says nothing of it. */
  BatchHistory open(Reader reader, Destination destination, LoadedBatch batch) {
    Optional<HistoryRule> rule = HistoryRule.of(destination, reader.group());
    if (rule.isEmpty() || !isCounted(reader)) {
      return BatchHistory.NONE;
    }
    FeedId feed = reader.id().feed();
    InFlightBatch inFlight = batch.inFlight();
    if (reader.id().isAside()) {
      return new BatchHistory(
          inFlight.ranges().stream()
              .map(range -> setAside.of(feed, DeliveryIds.of(reader, range)))
              .toList());
    }
    BatchHistory now =
        BatchHistory.of(
            rule.get(),
            memory.of(feed),
            batch,
            known -> memory.isKept(known, inFlight.firstCutAt()),
            () -> isWhole(feed, inFlight.to(), inFlight.firstCutAt()));
    // Who resumes a destination has its failures forgotten, but what was sent is sent again.
    return reader.attempts() == 0 && reader.inFlight() == null
        ? now
        : asTriedBefore(reader, inFlight, now);
  }

  /** With what was kept of the ranges that were tried before others of their batch were taken. */
  private BatchHistory asTriedBefore(Reader reader, InFlightBatch inFlight, BatchHistory now) {
    List<Optional<RangeHistory>> ranges = new ArrayList<>();
    for (int i = 0; i < inFlight.ranges().size(); i++) {
      UUID id = DeliveryIds.of(reader, inFlight.ranges().get(i));
      Optional<RangeHistory> computed = now.range(i);
      ranges.add(
          setAside
              .of(reader.id().feed(), id)
              .flatMap(kept -> computed.map(range -> range.knowing(kept)))
              .or(() -> computed));
    }
    return new BatchHistory(ranges);
  }

  /**
   * Remembers the deliveries that are done with. To be repeated where it throws.
   *
   * @return of how many objects
   */
  int remember(Reader reader, Destination destination, LoadedBatch batch, Sent sent) {
    if (HistoryRule.of(destination, reader.group()).isEmpty()) {
      return 0;
    }
    Map<Sighting, Change> changes = new TreeMap<>();
    InFlightBatch inFlight = batch.inFlight();
    for (int i = 0; i < inFlight.ranges().size(); i++) {
      DeliveryRange range = inFlight.ranges().get(i);
      if (!sent.isPassed(range)) {
        break;
      }
      boolean isDelivered = sent.isDelivered(i);
      Set<Sighting> all = RangeHistory.seen(batch.envelopes().get(i)).keySet();
      Optional<RangeHistory> history = sent.history().range(i);
      if (reader.id().isMain()) {
        history.ifPresent(
            one -> add(changes, one, range.from(), inFlight.firstCutAt(), isDelivered));
      } else if (isDelivered && isCounted(reader)) {
        memory.addApart(
            reader.id().feed(),
            DeliveryIds.of(reader, range),
            inFlight.cutAt(),
            history.<Set<Sighting>>map(one -> one.history().told().keySet()).orElse(all));
      }
    }
    if (!changes.isEmpty()) {
      memory.change(reader.id().feed(), changes);
    }
    return changes.size();
  }

  /**
   * Keeps what is known for the deliveries that are set aside, or were tried in vain. To be
   * repeated where it throws.
   */
  int keep(
      Reader reader,
      LoadedBatch batch,
      BatchHistory history,
      List<RangeResult> results,
      List<Reader> aside) {
    int kept = 0;
    for (int i = 0; i < batch.inFlight().ranges().size(); i++) {
      UUID id = DeliveryIds.of(reader, batch.inFlight().ranges().get(i));
      Optional<RangeHistory> range = history.range(i);
      if (reader.id().isMain()
          && range.isPresent()
          && (isTriedInVain(results.get(i)) || aside.stream().anyMatch(one -> carries(one, id)))) {
        setAside.keep(reader.id().feed(), id, range.get());
        kept++;
      }
    }
    return kept;
  }

  private static boolean isTriedInVain(RangeResult result) {
    return result instanceof RangeResult.Sent(Outcome outcome, Instant _)
        && !(outcome instanceof Outcome.Delivered);
  }

  private static boolean carries(Reader aside, UUID delivery) {
    InFlightBatch inFlight = aside.inFlight();
    return inFlight != null
        && inFlight.ranges().stream()
            .anyMatch(range -> DeliveryIds.of(aside, range).equals(delivery));
  }

  /** What is sent once more tells nothing new. */
  private static boolean isCounted(Reader reader) {
    return reader.id().isMain() || (reader.id().isAside() && reader.edition().isEmpty());
  }

  private static void add(
      Map<Sighting, Change> changes,
      RangeHistory range,
      Position from,
      Instant cutAt,
      boolean isDelivered) {
    range
        .seen()
        .forEach(
            (sighting, seen) -> {
              Told told = range.history().told().get(sighting);
              add(
                  changes,
                  sighting,
                  told != null && isDelivered
                      ? told(told, from, cutAt, seen.last())
                      : changed(from, cutAt, seen.last(), one -> one.seen(seen.last())));
            });
    if (isDelivered) {
      for (NoticeHistory.Gone gone : range.history().gone()) {
        add(changes, gone.sighting(), changed(from, cutAt, gone.lastSeen(), Known::gone));
      }
    }
  }

  /** The object may be gone, so that only the mail's history has it. */
  private static Change told(Told told, Position from, Instant cutAt, Instant seen) {
    UnaryOperator<Known> change = one -> one.told(cutAt, seen, told.state());
    Remembered first =
        new Remembered(
            told.known(), told.known().map(change).orElseGet(() -> Known.told(cutAt, seen)), from);
    return known ->
        Optional.of(known.map(one -> one.after(from, cutAt, seen, change)).orElse(first));
  }

  private static Change changed(
      Position from, Instant cutAt, Instant seen, UnaryOperator<Known> change) {
    return known -> known.map(one -> one.after(from, cutAt, seen, change));
  }

  /** An object may be in several ranges of a batch. */
  private static void add(Map<Sighting, Change> changes, Sighting sighting, Change change) {
    changes.merge(sighting, change, Change::and);
  }

  /** Whether nothing lies behind a batch that its feed had when it was cut. */
  private boolean isWhole(FeedId feed, Position end, Instant cutAt) {
    return feeds.oldest(feed, end).map(next -> next.entry().at().isAfter(cutAt)).orElse(true);
  }
}
