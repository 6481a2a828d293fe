package io.signalbox.delivery.drain;

import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.history.HistoryRule;
import io.signalbox.delivery.history.Known;
import io.signalbox.delivery.history.NoticeHistory;
import io.signalbox.delivery.history.NoticeHistory.Told;
import io.signalbox.delivery.history.NoticeMemory;
import io.signalbox.delivery.history.NoticeMemory.Change;
import io.signalbox.delivery.history.PieceHistory;
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
 * Asks what recipients know before a flight is sent, and remembers what they know then. It
 * remembers before the reader's cursor passes a delivery, so that a delivery with an unknown
 * outcome, sent again, is the same, and counts once.
 */
final class HistoryDesk {
  /**
   * What became of a flight.
   *
   * @param next the reader behind it
   */
  record Sent(FlightHistory history, List<PieceResult> results, Reader next) {
    boolean isDelivered(int index) {
      return results.get(index) instanceof PieceResult.Sent(Outcome outcome, Instant _)
          && outcome instanceof Outcome.Delivered;
    }

    /** Whether the reader has it behind it, delivered or set aside. */
    boolean isPassed(DeliveryRange piece) {
      return piece.to().compareTo(next.cursor()) <= 0;
    }

    /** Whether the piece is done with, and nothing of it was set aside. */
    boolean isThrough(int index, DeliveryRange piece) {
      return isPassed(piece)
          && (isDelivered(index) || results.get(index) instanceof PieceResult.Empty);
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
  FlightHistory open(Reader reader, Destination destination, LoadedBatch batch) {
    Optional<HistoryRule> rule = HistoryRule.of(destination, reader.group());
    if (rule.isEmpty() || !isCounted(reader)) {
      return FlightHistory.NONE;
    }
    FeedId feed = reader.id().feed();
    InFlightBatch flight = batch.flight();
    if (reader.id().isAside()) {
      return new FlightHistory(
          flight.pieces().stream()
              .map(piece -> setAside.of(feed, DeliveryIds.of(reader, piece)))
              .toList());
    }
    FlightHistory now =
        FlightHistory.of(
            rule.get(),
            memory.of(feed),
            batch,
            known -> memory.isKept(known, flight.cutAt()),
            () -> isWhole(feed, flight.to(), flight.cutAt()));
    // Who resumes a destination has its failures forgotten, but what was sent is sent again.
    return reader.attempts() == 0 && reader.flight() == null
        ? now
        : asTriedBefore(reader, flight, now);
  }

  /** With what was kept of the pieces that were tried before others of their flight were taken. */
  private FlightHistory asTriedBefore(Reader reader, InFlightBatch flight, FlightHistory now) {
    List<Optional<PieceHistory>> pieces = new ArrayList<>();
    for (int i = 0; i < flight.pieces().size(); i++) {
      UUID id = DeliveryIds.of(reader, flight.pieces().get(i));
      Optional<PieceHistory> computed = now.piece(i);
      pieces.add(
          setAside
              .of(reader.id().feed(), id)
              .flatMap(kept -> computed.map(piece -> piece.knowing(kept)))
              .or(() -> computed));
    }
    return new FlightHistory(pieces);
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
    InFlightBatch flight = batch.flight();
    for (int i = 0; i < flight.pieces().size(); i++) {
      DeliveryRange piece = flight.pieces().get(i);
      if (!sent.isPassed(piece)) {
        break;
      }
      boolean isDelivered = sent.isDelivered(i);
      Set<Sighting> all = PieceHistory.seen(batch.envelopes().get(i)).keySet();
      Optional<PieceHistory> history = sent.history().piece(i);
      if (reader.id().isMain()) {
        history.ifPresent(one -> add(changes, one, piece.from(), flight.cutAt(), isDelivered));
      } else if (isDelivered && isCounted(reader)) {
        memory.addApart(
            reader.id().feed(),
            DeliveryIds.of(reader, piece),
            flight.cutAt(),
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
      FlightHistory history,
      List<PieceResult> results,
      List<Reader> aside) {
    int kept = 0;
    for (int i = 0; i < batch.flight().pieces().size(); i++) {
      UUID id = DeliveryIds.of(reader, batch.flight().pieces().get(i));
      Optional<PieceHistory> piece = history.piece(i);
      if (reader.id().isMain()
          && piece.isPresent()
          && (isTriedInVain(results.get(i)) || aside.stream().anyMatch(one -> carries(one, id)))) {
        setAside.keep(reader.id().feed(), id, piece.get());
        kept++;
      }
    }
    return kept;
  }

  private static boolean isTriedInVain(PieceResult result) {
    return result instanceof PieceResult.Sent(Outcome outcome, Instant _)
        && !(outcome instanceof Outcome.Delivered);
  }

  private static boolean carries(Reader aside, UUID delivery) {
    InFlightBatch flight = aside.flight();
    return flight != null
        && flight.pieces().stream()
            .anyMatch(piece -> DeliveryIds.of(aside, piece).equals(delivery));
  }

  /** What is sent once more tells nothing new. */
  private static boolean isCounted(Reader reader) {
    return reader.id().isMain() || (reader.id().isAside() && reader.edition().isEmpty());
  }

  private static void add(
      Map<Sighting, Change> changes,
      PieceHistory piece,
      Position from,
      Instant cutAt,
      boolean isDelivered) {
    piece
        .seen()
        .forEach(
            (sighting, seen) -> {
              Told told = piece.history().told().get(sighting);
              add(
                  changes,
                  sighting,
                  told != null && isDelivered
                      ? told(told, from, cutAt, seen.last())
                      : changed(from, cutAt, seen.last(), one -> one.seen(seen.last())));
            });
    if (isDelivered) {
      for (NoticeHistory.Gone gone : piece.history().gone()) {
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

  /** An object may be in several pieces of a flight. */
  private static void add(Map<Sighting, Change> changes, Sighting sighting, Change change) {
    changes.merge(sighting, change, (first, second) -> known -> second.of(first.of(known)));
  }

  /** Whether nothing lies behind a flight that its feed had when it was cut. */
  private boolean isWhole(FeedId feed, Position end, Instant cutAt) {
    return feeds.oldest(feed, end).map(next -> next.entry().at().isAfter(cutAt)).orElse(true);
  }
}
