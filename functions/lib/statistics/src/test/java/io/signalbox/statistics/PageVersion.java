package io.signalbox.statistics;

import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.JournalRow;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;

/** Which version of the hub writes a page of the journal. */
enum PageVersion {
  WITHOUT_ROWS,
  WITHOUT_TIMES,
  OF_TODAY;

  /** Of three pages two are of today. */
  static PageVersion any(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> WITHOUT_ROWS;
      case 1 -> WITHOUT_TIMES;
      default -> OF_TODAY;
    };
  }

  /** What it says of an event. */
  Optional<JournalRow> row(JournalRow row) {
    return switch (this) {
      case WITHOUT_ROWS -> Optional.empty();
      case WITHOUT_TIMES ->
          Optional.of(row.only(EnumSet.complementOf(EnumSet.of(JournalColumn.TIME))));
      case OF_TODAY -> Optional.of(row);
    };
  }
}
