package io.signalbox.statistics;

import java.util.List;

/**
 * A part of a sheet's rows, deflated (RFC 1951): column by column since the third version of the
 * format, row by row before.
 */
final class SheetPartCodec {
  /** That of parts that are written now. */
  static final int VERSION = 3;

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
   */
  static List<SheetRow> decode(byte[] part, int version) {
    return version < VERSION ? RowsOfOldSheets.decode(part, version) : SheetColumns.decode(part);
  }
}
