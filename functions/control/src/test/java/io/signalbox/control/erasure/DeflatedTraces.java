package io.signalbox.control.erasure;

import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.TableScan;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Finds a text in a table, in whatever is deflated at any place of an item. */
final class DeflatedTraces {
  private DeflatedTraces() {}

  /**
   * The keys of the items that have it.
   *
   * @param text in lower case
   */
  static List<Key> of(String text, TableScan table) {
    List<Key> traces = new ArrayList<>();
    List<Item> items = table.behind(Optional.empty());
    while (!items.isEmpty()) {
      items.stream()
          .filter(item -> isIn(text, item.body().bytes()))
          .map(Item::key)
          .forEach(traces::add);
      items = table.behind(Optional.of(items.getLast().key()));
    }
    return traces;
  }

  private static boolean isIn(String text, byte[] bytes) {
    if (has(text, bytes)) {
      return true;
    }
    try (Inflater inflater = new Inflater(true)) {
      for (int from = 0; from < bytes.length; from++) {
        if (has(text, inflated(inflater, bytes, from))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean has(String text, byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT).contains(text);
  }

  /** What can be read there as deflated, until it cannot. */
  private static byte[] inflated(Inflater inflater, byte[] bytes, int from) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] some = new byte[4_096];
    inflater.reset();
    inflater.setInput(bytes, from, bytes.length - from);
    try {
      for (int more = inflater.inflate(some); more > 0; more = inflater.inflate(some)) {
        out.write(some, 0, more);
      }
    } catch (DataFormatException notDeflated) {
      return out.toByteArray();
    }
    return out.toByteArray();
  }
}
