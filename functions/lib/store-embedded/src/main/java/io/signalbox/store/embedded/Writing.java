package io.signalbox.store.embedded;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one change writes. Nothing of it can be read before the change is over. */
final class Writing {
  private final List<RowWrite> writes = new ArrayList<>();
  private final Set<Object> marks = new HashSet<>();
  private final List<Runnable> afterwards = new ArrayList<>();

  /** What is written bears this mark, among others. */
  void mark(Object mark) {
    marks.add(mark);
  }

  void put(RowMap map, byte[] key, byte[] value) {
    writes.add(new RowWrite.Put(map.rowKey(key), value));
  }

  void remove(RowMap map, byte[] key) {
    writes.add(new RowWrite.Remove(map.rowKey(key)));
  }

  /** Does this once what was written can be read. */
  void afterwards(Runnable action) {
    afterwards.add(action);
  }

  List<RowWrite> writes() {
    return writes;
  }

  Set<Object> marks() {
    return marks;
  }

  void visible() {
    afterwards.forEach(Runnable::run);
  }
}
