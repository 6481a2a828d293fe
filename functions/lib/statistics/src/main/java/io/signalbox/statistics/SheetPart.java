package io.signalbox.statistics;

import java.util.List;

/** Some of the journal's entries that a sheet covers, among them all that have something. */
sealed interface SheetPart permits PageBlocks, SheetEntries {
  /** Those that both have, or more, of the same sheet. */
  SheetPart and(SheetPart other);

  /** Those that one of them has, or more, of the same sheet. */
  SheetPart or(SheetPart other);

  /** The parts of the journal in which they are, in their order. */
  List<JournalRange> ranges(JournalRange sheet);
}
