package io.signalbox.statistics;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.Inflater;

/**
 * A part of a sheet's rows, deflated (RFC 1951) but for what is random: column by column since the
 * third version of the format, row by row before.
 */
final class SheetPartCodec {
  /** That of parts that are written now. */
  static final int VERSION = 6;

  private SheetPartCodec() {}

  /** About how many bytes a row takes before it is deflated, and no fewer. */
  static int sizeBytes(SheetRow row) {
    int bytes = 1 + Long.BYTES + Integer.BYTES + row.hosts().length;
    bytes += Short.BYTES + row.delays().size() * (Short.BYTES + Long.BYTES);
    for (String value : row.tuple().values()) {
      bytes += Short.BYTES + value.length() * 3;
    }
    return bytes;
  }

  static byte[] encode(List<SheetRow> rows) {
    return SheetColumns.encode(rows);
  }

  /**
   * The rows of a part.
   *
   * @param version that of the sheet's format
   * @param where values of which a row must have one, for each dimension named; rows of old
   *     versions may have others
   */
  static List<SheetRow> decode(byte[] part, int version, Map<Dimension, Set<String>> where) {
    return version < SheetColumns.THIRD_VERSION
        ? RowsOfOldSheets.decode(part, version)
        : SheetColumns.decode(part, version, where);
  }

  /**
   * Adds up the rows of a part that a question asks for; durations only where it wants times.
   *
   * @param inflater of raw bytes, for one part after the other
   */
  static void addUp(byte[] part, int version, Question question, Inflater inflater, Sums sums) {
    if (version >= SheetColumns.SIXTH_VERSION) {
      SheetColumns.addUp(part, question, inflater, sums);
      return;
    }
    for (SheetRow row : decode(part, version, question.where())) {
      if (question.counts(row.tuple())) {
        sums.of(question.values(row.tuple())).add(row);
      }
    }
  }
}
