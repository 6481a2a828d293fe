package io.signalbox.statistics;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A part of a sheet's rows as the first two versions of the format had it. Each row is how many
 * values it shares with the one before, the others, its events, its sketch behind the sketch's
 * length, and its durations. The number {@value #END} stands behind the last.
 */
final class RowsOfOldSheets {
  private static final int END = 255;

  /** How many values the versions had. The first had no durations. */
  private static final Map<Integer, Integer> VALUES_OF_VERSIONS = Map.of(1, 9, 2, 12);

  private static final int FIRST_VERSION = 1;
  private static final Tuple NO_TUPLE = new Tuple(Collections.nCopies(Dimension.ALL.size(), ""));

  private RowsOfOldSheets() {}

  /**
   * The rows of a part.
   *
   * @param version that of the sheet's format
   */
  static List<SheetRow> decode(byte[] part, int version) {
    int stored = Objects.requireNonNull(VALUES_OF_VERSIONS.get(version), "An unknown version");
    List<SheetRow> rows = new ArrayList<>();
    try (Inflater inflater = new Inflater(true);
        DataInputStream in =
            new DataInputStream(
                new InflaterInputStream(new ByteArrayInputStream(part), inflater))) {
      Tuple before = NO_TUPLE;
      for (int shared = in.readUnsignedByte(); shared != END; shared = in.readUnsignedByte()) {
        List<String> values = new ArrayList<>(before.values().subList(0, shared));
        while (values.size() < stored) {
          values.add(in.readUTF());
        }
        values.addAll(Collections.nCopies(Dimension.ALL.size() - values.size(), ""));
        before = new Tuple(values);
        long events = in.readLong();
        byte[] hosts = in.readNBytes(in.readInt());
        rows.add(new SheetRow(before, events, hosts, delays(in, version)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A sheet of statistics cannot be read", e);
    }
    return rows;
  }

  private static Map<Integer, Long> delays(DataInputStream in, int version) throws IOException {
    if (version == FIRST_VERSION) {
      return Map.of();
    }
    Map<Integer, Long> delays = new HashMap<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      delays.put(in.readUnsignedShort(), in.readLong());
    }
    return delays;
  }
}
