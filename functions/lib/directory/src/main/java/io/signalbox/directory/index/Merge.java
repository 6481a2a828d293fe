package io.signalbox.directory.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Entries of a leaf with changes worked in. */
final class Merge {
  private Merge() {}

  static List<Entry> of(List<Entry> entries, SortedMap<String, Optional<String>> changes) {
    List<Entry> merged = new ArrayList<>(entries.size() + changes.size());
    int next = 0;
    for (var change : changes.entrySet()) {
      while (next < entries.size() && entries.get(next).key().compareTo(change.getKey()) < 0) {
        merged.add(entries.get(next));
        next++;
      }
      if (next < entries.size() && entries.get(next).key().equals(change.getKey())) {
        next++;
      }
      change.getValue().ifPresent(value -> merged.add(new Entry(change.getKey(), value)));
    }
    merged.addAll(entries.subList(next, entries.size()));
    return merged;
  }
}
