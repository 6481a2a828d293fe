package io.signalbox.statistics;

import io.signalbox.delivery.log.OutcomeLog;
import io.signalbox.delivery.log.OutcomePage;
import io.signalbox.delivery.log.OutcomeRow;
import io.signalbox.feeds.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A part of the log of outcomes: each event counts with each outcome at each destination. */
final class CountedOutcomes implements CountedLog {
  private static final int PAGES_A_READ = 25;

  private final OutcomeLog log;
  private final int part;

  CountedOutcomes(OutcomeLog log, int part) {
    this.log = log;
    this.part = part;
  }

  @Override
  public Part read(Position from, Consumer<CountedEntry> entries) {
    List<OutcomePage> pages = log.read(part, from.page(), PAGES_A_READ);
    Position next = from;
    for (OutcomePage page : pages) {
      int first = page.number() == from.page() ? from.index() : 0;
      for (int i = first; i < page.rows().size(); i++) {
        CountedEntry entry = entry(page, i);
        entries.accept(entry);
        next = entry.next();
      }
    }
    return new Part(next, next.equals(from), true);
  }

  private static CountedEntry entry(OutcomePage page, int index) {
    OutcomeRow row = page.rows().get(index);
    return new CountedEntry(
        new Position(page.number(), index),
        index + 1 < page.rows().size()
            ? new Position(page.number(), index + 1)
            : new Position(page.number() + 1, 0),
        page.at(),
        row.row(),
        Tuple.of(row.row(), page.destination(), row.result().word()),
        row.events(),
        Optional.empty(),
        Optional.of(page),
        row.delay());
  }

  @Override
  public Optional<Mark> newest() {
    return log.newest(part)
        .map(page -> new Mark(new Position(page.number(), page.rows().size() - 1), page.at()));
  }

  @Override
  public Optional<Mark> first(Position from) {
    return log.read(part, from.page(), 2).stream()
        .filter(page -> page.number() > from.page() || page.rows().size() > from.index())
        .findFirst()
        .map(
            page ->
                new Mark(
                    page.number() == from.page() ? from : new Position(page.number(), 0),
                    page.at()));
  }

  /** Bisects the numbers: those of pages that are gone are of earlier times. */
  @Override
  public Position since(Instant time) {
    Optional<OutcomePage> newest = log.newest(part);
    Optional<OutcomePage> oldest = log.read(part, 0, 1).stream().findFirst();
    if (newest.isEmpty() || oldest.isEmpty()) {
      return Position.START;
    }
    long low = oldest.get().number();
    long high = newest.get().number() + 1;
    while (low < high) {
      long middle = low + (high - low) / 2;
      Optional<OutcomePage> page = log.read(part, middle, 1).stream().findFirst();
      if (page.isPresent() && page.get().at().isBefore(time)) {
        low = page.get().number() + 1;
      } else {
        high = middle;
      }
    }
    return new Position(low, 0);
  }
}
