package io.signalbox.statistics;

import io.signalbox.delivery.log.ConcernedEvents;
import io.signalbox.delivery.log.OutcomePage;
import io.signalbox.delivery.log.OutcomeRow;
import io.signalbox.feeds.ReceiptSpan;
import io.signalbox.store.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which events had results, by the sheets of a log of outcomes. Nothing is written of a sheet
 * without such events, unless it is the first of which it would be.
 */
final class OutcomeIndex implements LogIndex {
  private final SheetIndex index;

  OutcomeIndex(SheetIndex index) {
    this.index = index;
  }

  /** The index of a part of the log. */
  static SheetIndex of(Table table, Duration retention, int part) {
    return new SheetIndex(table, retention, "results/" + part);
  }

  /** What a page says. One of an earlier version says no more than that they were received. */
  static List<ConcernedEvents> concerned(OutcomePage page) {
    List<ConcernedEvents> concerned = new ArrayList<>(page.concerned());
    Set<?> known =
        concerned.stream().map(ConcernedEvents::result).collect(Collectors.toUnmodifiableSet());
    page.rows().stream()
        .map(OutcomeRow::result)
        .distinct()
        .filter(result -> ConcernedEvents.areNoted(result) && !known.contains(result))
        .map(
            result ->
                new ConcernedEvents(
                    result, ConcernedEvents.ANY_FEED, List.of(ReceiptSpan.until(page.at()))))
        .forEach(concerned::add);
    return concerned;
  }

  @Override
  public Part part(HostHash hash, boolean isBehindOther) {
    return new Part() {
      private final List<ConcernedEvents> concerned = new ArrayList<>();
      private long page = -1;

      @Override
      public void accept(CountedEntry entry) {
        if (entry.position().page() != page) {
          page = entry.position().page();
          entry.outcomes().ifPresent(some -> concerned.addAll(concerned(some)));
        }
      }

      @Override
      public void put(Sheet sheet) {
        if (!isBehindOther || !concerned.isEmpty()) {
          index.put(sheet, ConcernedCodec.encode(isBehindOther, concerned));
        }
      }
    };
  }
}
