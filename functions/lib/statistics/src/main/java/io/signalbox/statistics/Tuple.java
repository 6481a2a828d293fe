package io.signalbox.statistics;

import io.signalbox.feeds.JournalRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A value for each dimension, in their order; an empty text where an event has none. */
record Tuple(List<String> values) implements Comparable<Tuple> {
  Tuple {
    values = List.copyOf(values);
  }

  static Tuple of(JournalRow row) {
    return new Tuple(Dimension.ALL.stream().map(dimension -> dimension.of(row)).toList());
  }

  /** That of an outcome. */
  static Tuple of(JournalRow row, String destination, String result) {
    List<String> values = new ArrayList<>(of(row).values());
    values.set(Dimension.ALL.indexOf(Dimension.DESTINATION), destination);
    values.set(Dimension.ALL.indexOf(Dimension.RESULT), result);
    return new Tuple(values);
  }

  String get(Dimension dimension) {
    return values.get(Dimension.ALL.indexOf(dimension));
  }

  /** Without the values of other dimensions. */
  Tuple only(List<Dimension> dimensions) {
    List<String> some = new ArrayList<>(Collections.nCopies(values.size(), ""));
    dimensions.forEach(one -> some.set(Dimension.ALL.indexOf(one), get(one)));
    return new Tuple(some);
  }

  /** How many values from the first on are those of the other. */
  int sharedWith(Tuple other) {
    int shared = 0;
    while (shared < values.size() && values.get(shared).equals(other.values.get(shared))) {
      shared++;
    }
    return shared;
  }

  @Override
  public int compareTo(Tuple other) {
    int shared = sharedWith(other);
    return shared == values.size() ? 0 : values.get(shared).compareTo(other.values.get(shared));
  }
}
