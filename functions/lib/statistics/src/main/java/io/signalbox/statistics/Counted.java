package io.signalbox.statistics;

import io.signalbox.statistics.Figures.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The rows of an answer, as sheets are added to them. */
final class Counted {
  /** What an answer, and the memory of a function, holds. */
  static final int ROWS_LIMIT = 20_000;

  private record Group(Instant period, Tuple values) implements Comparable<Group> {
    @Override
    public int compareTo(Group other) {
      int byPeriod = period.compareTo(other.period);
      return byPeriod != 0 ? byPeriod : values.compareTo(other.values);
    }
  }

  private final Question question;
  private final Instant since;
  private final TreeMap<Group, EventCount> groups = new TreeMap<>();
  private boolean isWhole = true;

  Counted(Question question, Instant since) {
    this.question = question;
    this.since = since;
  }

  Question question() {
    return question;
  }

  Instant since() {
    return since;
  }

  /**
   * Adds a sheet, where its period is asked for.
   *
   * @throws TooMuch where the answer gets too many rows
   */
  void add(Sheet sheet, Iterator<SheetRow> rows) {
    Optional<Instant> to = question.to();
    boolean isWanted =
        !sheet.period().isBefore(since) && (to.isEmpty() || sheet.period().isBefore(to.get()));
    if (!isWanted) {
      return;
    }
    isWhole = isWhole && sheet.isWhole();
    Instant period = question.step().period(sheet.period());
    while (rows.hasNext()) {
      SheetRow row = rows.next();
      if (question.counts(row.tuple())) {
        List<String> values = question.by().stream().map(row.tuple()::get).toList();
        groups
            .computeIfAbsent(new Group(period, new Tuple(values)), unknown -> new EventCount())
            .add(row);
        if (groups.size() > ROWS_LIMIT) {
          throw new TooMuch(TooMuch.Reason.ROWS);
        }
      }
    }
  }

  Figures figures() {
    List<Figures.Row> rows = new ArrayList<>();
    groups.forEach(
        (group, count) ->
            rows.add(
                new Figures.Row(
                    group.period(),
                    group.values().values(),
                    count.events(),
                    count.hosts(),
                    Times.of(count.delays()))));
    return new Figures(since, isWhole, rows);
  }
}
