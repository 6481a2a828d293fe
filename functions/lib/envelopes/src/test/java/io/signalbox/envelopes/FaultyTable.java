package io.signalbox.envelopes;

import io.signalbox.store.Draft;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Key;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A table whose inserts fail as a test says, before or after they took effect. */
final class FaultyTable extends ForwardingTable {
  enum Fault {
    NONE,
    THROTTLED,
    ANSWER_LOST
  }

  final Deque<Fault> faults = new ArrayDeque<>();
  final List<Key> inserts = new ArrayList<>();

  FaultyTable(Table table) {
    super(table);
  }

  @Override
  public Insertion insertIfAbsent(Draft draft) {
    Fault fault = faults.isEmpty() ? Fault.NONE : faults.removeFirst();
    if (fault == Fault.THROTTLED) {
      throw new StoreException.Throttled("as the test says", new IOException());
    }
    inserts.add(draft.key());
    Insertion insertion = super.insertIfAbsent(draft);
    if (fault == Fault.ANSWER_LOST) {
      throw new StoreException.Unavailable("as the test says", new IOException());
    }
    return insertion;
  }
}
