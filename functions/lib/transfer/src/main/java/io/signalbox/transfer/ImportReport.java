package io.signalbox.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of the lines of an import. */
public final class ImportReport {
  private static final int NAMED = 20;

  private final Map<String, Long> imported = new TreeMap<>();
  private final List<Long> kept = new ArrayList<>();
  private long differing;

  synchronized void count(String kind, long line, boolean stands) {
    if (stands) {
      imported.merge(kind, 1L, Long::sum);
    } else {
      differing++;
      if (kept.size() < NAMED) {
        kept.add(line);
      }
    }
  }

  /** How many lines of each table stand now, and how many secrets. */
  public synchronized Map<String, Long> imported() {
    return Map.copyOf(imported);
  }

  /** How many lines were left out, because the hub has something else in their place. */
  public synchronized long differing() {
    return differing;
  }

  /** The numbers of the first 20 of these. */
  public synchronized List<Long> differingLines() {
    return kept.stream().sorted().toList();
  }
}
