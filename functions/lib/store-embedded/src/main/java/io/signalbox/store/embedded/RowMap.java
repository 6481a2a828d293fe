package io.signalbox.store.embedded;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows below one name. A row's key is that name, a zero byte, and the key in this map. */
final class RowMap {
  private static final byte[] LOWEST = {};

  private final Rows rows;
  private final byte[] prefix;
  private final byte[] end;

  /** The map of that name, which has no zero character. */
  RowMap(String name, Rows rows) {
    this.rows = rows;
    this.prefix = (name + '\0').getBytes(StandardCharsets.UTF_8);
    this.end = (name + '\1').getBytes(StandardCharsets.UTF_8);
  }

  /** The key of the row that has this key in the map. */
  byte[] rowKey(byte[] key) {
    return ByteBuffer.allocate(prefix.length + key.length).put(prefix).put(key).array();
  }

  byte @Nullable [] get(byte[] key) {
    return rows.get(rowKey(key));
  }

  /** Visits the map as it is at one moment, from that key on, lowest first. */
  void ascend(byte[] from, Rows.Visitor visitor) {
    rows.ascend(rowKey(from), end, withoutPrefix(visitor));
  }

  /** Visits the map from {@code from} to before {@code until}, lowest first. */
  void ascend(byte[] from, byte[] until, Rows.Visitor visitor) {
    rows.ascend(rowKey(from), rowKey(until), withoutPrefix(visitor));
  }

  /** Visits the map from before {@code until} down to {@code from}. */
  void descend(byte[] from, byte[] until, Rows.Visitor visitor) {
    rows.descend(rowKey(from), rowKey(until), withoutPrefix(visitor));
  }

  /** The highest key; {@code null} if the map is empty. */
  byte @Nullable [] lastKey() {
    byte[][] last = {null};
    rows.descend(
        rowKey(LOWEST),
        end,
        withoutPrefix(
            (key, value) -> {
              last[0] = key;
              return false;
            }));
    return last[0];
  }

  private Rows.Visitor withoutPrefix(Rows.Visitor visitor) {
    return (key, value) -> visitor.visit(Arrays.copyOfRange(key, prefix.length, key.length), value);
  }
}
