package io.signalbox.store;

import java.util.List;
import java.util.Optional;

/** Reads a whole table in the engine's own order, about a megabyte at a time. */
@FunctionalInterface
public interface TableScan {

  /**
   * The items behind a key; none at the end of the table. An item that stands during the whole scan
   * is read once. Of what is written meanwhile, some may be missing.
   *
   * @param last the last key of the answer before; empty for the table's beginning
   */
  List<Item> behind(Optional<Key> last);
}
