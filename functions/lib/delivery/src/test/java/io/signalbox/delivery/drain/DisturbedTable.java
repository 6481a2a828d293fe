package io.signalbox.delivery.drain;

import io.signalbox.store.Draft;
import io.signalbox.store.DueTable;
import io.signalbox.store.ForwardingDueTable;
import java.util.Deque;
import java.util.Optional;

/** A table before each replacement of which something else happens, as long as there is any. */
final class DisturbedTable extends ForwardingDueTable {
  private final Deque<Runnable> meanwhile;

  DisturbedTable(DueTable table, Deque<Runnable> meanwhile) {
    super(table);
    this.meanwhile = meanwhile;
  }

  @Override
  public boolean replaceIfVersion(Draft draft, long expected) {
    Optional.ofNullable(meanwhile.pollFirst()).ifPresent(Runnable::run);
    return super.replaceIfVersion(draft, expected);
  }
}
