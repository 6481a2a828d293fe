package io.signalbox.statistics;

import java.util.function.Consumer;

/** What is written of a log beside its sheets, for searches. */
interface LogIndex {
  /** Takes the entries of one sheet, and then writes what it says of them. */
  interface Part extends Consumer<CountedEntry> {
    /** Writes it, or what of it is not there. The sheet must not stand yet. */
    void put(Sheet sheet);
  }

  /**
   * For the next sheet.
   *
   * @param isBehindOther whether this was written of the sheet before, too; an earlier version
   *     wrote nothing
   */
  Part part(HostHash hash, boolean isBehindOther);
}
