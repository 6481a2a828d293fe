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

  private record Group(Instant period, List<String> values) implements Comparable<Group> {
    @Override
    public int compareTo(Group other) {
      int order = period.compareTo(other.period);
      for (int i = 0; order == 0 && i < values.size(); i++) {
        order = values.get(i).compareTo(other.values.get(i));
      }
      return order;
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
   * To what the rows of a sheet are added, if its period is asked for: they throw {@link TooMuch}
   * where the answer gets too many rows.
   */
  Optional<Sums> of(Sheet sheet) {
    Optional<Instant> to = question.to();
    boolean isWanted =
        !sheet.period().isBefore(since) && (to.isEmpty() || sheet.period().isBefore(to.get()));
    if (!isWanted) {
      return Optional.empty();
    }
    isWhole = isWhole && sheet.isWhole();
    Instant period = question.step().period(sheet.period());
    return Optional.of(values -> count(new Group(period, values)));
  }

  private EventCount count(Group group) {
    EventCount count = groups.computeIfAbsent(group, unknown -> new EventCount());
    if (groups.size() > ROWS_LIMIT) {
      throw new TooMuch(TooMuch.Reason.ROWS);
    }
    return count;
  }

  /** Adds rows of a sheet, where they are asked for. */
  void add(Sheet sheet, Iterator<SheetRow> rows) {
    of(sheet)
        .ifPresent(
            sums ->
                rows.forEachRemaining(
                    row -> {
                      if (question.counts(row.tuple())) {
                        sums.of(question.values(row.tuple())).add(row);
                      }
                    }));
  }

  Figures figures() {
    List<Figures.Row> rows = new ArrayList<>();
    groups.forEach(
        (group, count) ->
            rows.add(
                new Figures.Row(
                    group.period(),
                    group.values(),
                    count.events(),
                    count.hosts(),
                    question.hasTimes() ? Times.of(count.delays()) : Optional.empty())));
    return new Figures(since, isWhole, rows);
  }
}
