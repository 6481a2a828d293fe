package io.signalbox.store.embedded;

import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.TableScan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the items of a table in the order of their keys. */
final class EmbeddedScan implements TableScan {
  private static final int ANSWER_BYTES = 1 << 20;
  private static final byte[] LOWEST = {};

  private final RowMap items;

  EmbeddedScan(RowMap items) {
    this.items = items;
  }

  @Override
  public List<Item> behind(Optional<Key> last) {
    List<Item> found = new ArrayList<>();
    int[] left = {ANSWER_BYTES};
    items.ascend(
        last.map(EmbeddedScan::next).orElse(LOWEST),
        (key, value) -> {
          found.add(ItemCodec.decode(KeyCodec.decode(key, 0), value));
          left[0] -= key.length + value.length;
          return left[0] > 0;
        });
    return List.copyOf(found);
  }

  /** The lowest key above this one. */
  private static byte[] next(Key key) {
    byte[] bytes = KeyCodec.encode(key);
    return Arrays.copyOf(bytes, bytes.length + 1);
  }
}
