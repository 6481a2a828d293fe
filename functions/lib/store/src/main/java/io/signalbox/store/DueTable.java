package io.signalbox.store;

import java.time.Instant;
import java.util.List;

/**
 * A table with an index over the items that are due at some time. Items without a due time cost the
 * index nothing.
 */
public interface DueTable extends Table {

  /** An item that is due, as the index has it. */
  record Due(Key key, Instant at) {}

  /**
   * The items due at {@code until} or before, longest overdue first within each of the index's
   * parts.
   *
   * <p>The index follows the table with a short delay, so it may name an item that is due no
   * longer, or not yet name one.
   */
  List<Due> due(Instant until, int limit);

  @Override
  default DueTable outlivingTheProcess() {
    return this;
  }
}
