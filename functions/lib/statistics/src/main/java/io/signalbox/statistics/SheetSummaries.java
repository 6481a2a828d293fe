package io.signalbox.statistics;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a large sheet by one dimension, and by two, so that most questions read little of it.
 * Those with many rows are left out: they would take more than they save, and of many days they are
 * more than an answer holds.
 */
final class SheetSummaries {
  private static final int ROWS = 1_000;

  /** Those of outcomes take more: each destination has rows of its own, in each part of the log. */
  private static final int ROWS_OF_OUTCOMES_BY_ONE = 250;

  private static final int ROWS_OF_OUTCOMES_BY_TWO = 100;

  /** Those by one dimension first: one that is left out stops those by two, which have more. */
  private final Map<List<Dimension>, TreeMap<Tuple, EventCount>> counts = new LinkedHashMap<>();

  private final Set<Dimension> few = EnumSet.allOf(Dimension.class);
  private final List<List<Dimension>> left = new ArrayList<>();

  private final int rowsByOne;
  private final int rowsByTwo;

  SheetSummaries(Series series) {
    boolean isOfEvents = series.equals(Series.JOURNAL);
    rowsByOne = isOfEvents ? ROWS : ROWS_OF_OUTCOMES_BY_ONE;
    rowsByTwo = isOfEvents ? ROWS : ROWS_OF_OUTCOMES_BY_TWO;
    left.addAll(series.summaries());
    left.forEach(dimensions -> counts.put(dimensions, new TreeMap<>()));
  }

  void add(SheetRow row) {
    HostCouponList hosts = row.hosts().length == 0 ? null : HostSketch.hosts(row.hosts());
    left.removeIf(dimensions -> !isAdded(dimensions, row, hosts));
  }

  private boolean isAdded(
      List<Dimension> dimensions, SheetRow row, @Nullable HostCouponList hosts) {
    TreeMap<Tuple, EventCount> rows = counts.getOrDefault(dimensions, new TreeMap<>());
    rows.computeIfAbsent(row.tuple().only(dimensions), unknown -> new EventCount()).add(row, hosts);
    int most = dimensions.size() > 1 ? rowsByTwo : rowsByOne;
    if (rows.size() > most || !few.containsAll(dimensions)) {
      counts.remove(dimensions);
      if (dimensions.size() == 1) {
        few.removeAll(dimensions);
      }
      return false;
    }
    return true;
  }

  /** The rows of each that is not left out. */
  Map<List<Dimension>, List<SheetRow>> rows() {
    Map<List<Dimension>, List<SheetRow>> summaries = new LinkedHashMap<>();
    counts.forEach(
        (dimensions, rows) ->
            summaries.put(
                dimensions,
                rows.entrySet().stream().map(one -> one.getValue().row(one.getKey())).toList()));
    return summaries;
  }
}
