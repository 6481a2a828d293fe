package io.signalbox.statistics;

import io.signalbox.delivery.log.ConcernedEvents;
import io.signalbox.delivery.log.OutcomeLog;
import io.signalbox.delivery.log.OutcomePage;
import io.signalbox.feeds.Position;
import io.signalbox.statistics.SheetHeadCodec.Head;
import io.signalbox.store.Item;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads which events had results by a part of the log of outcomes, the latest outcomes first, as
 * far back as asked for. What earlier versions wrote into the log may concern all events that had
 * been received by then.
 */
final class ConcernedReader {
  private static final int PAGES_A_READ = 100;
  private static final int ITEMS_A_READ = 800;

  private final OutcomeLog log;
  private final int part;
  private final SheetIndex index;
  private final Consumer<ConcernedEvents> consumer;
  private final Consumer<Instant> unknown;

  private Instant reached = Instant.MAX;
  private @Nullable String before;
  private boolean isAtEnd;

  /**
   * Reads what no sheet covers.
   *
   * @param sheets of the part
   * @param consumer is given what was read
   * @param unknown is given times: any event received until then may have had any result
   */
  ConcernedReader(
      OutcomeLog log,
      int part,
      SheetStore sheets,
      SheetIndex index,
      Consumer<ConcernedEvents> consumer,
      Consumer<Instant> unknown) {
    this.log = log;
    this.part = part;
    this.index = index;
    this.consumer = consumer;
    this.unknown = unknown;
    Optional<Head> last = sheets.newestHead(Level.HOUR);
    last.filter(head -> !head.isIndexed())
        .ifPresent(head -> unknown.accept(Level.HOUR.end(head.sheet().period())));
    readFrom(last.map(head -> head.sheet().to()).orElse(Position.START).page());
  }

  private void readFrom(long number) {
    List<OutcomePage> pages = log.read(part, number, PAGES_A_READ);
    while (!pages.isEmpty()) {
      pages.forEach(page -> OutcomeIndex.concerned(page).forEach(consumer));
      pages = log.read(part, pages.getLast().number() + 1, PAGES_A_READ);
    }
  }

  /** Reads what was written since then, if it was not read. */
  void readBackTo(Instant time) {
    Instant hour = Level.HOUR.period(time);
    while (!isAtEnd && !reached.isBefore(hour)) {
      List<Item> items = index.newest(before, ITEMS_A_READ);
      items.forEach(this::take);
      isAtEnd = items.size() < ITEMS_A_READ;
    }
  }

  private void take(Item item) {
    before = item.key().sort();
    reached = KeyFilters.period(before);
    ConcernedCodec.Decoded decoded = ConcernedCodec.decode(item.body().bytes());
    if (!decoded.isBehindOther()) {
      unknown.accept(Level.HOUR.end(reached));
    }
    decoded.concerned().forEach(consumer);
  }
}
