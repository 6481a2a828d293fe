package io.signalbox.settings;

import io.signalbox.store.Key;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where a block of the document lies in the table: never twice the same, and beginning with the
 * version of the head on which its writer built, so that those which came to nothing can be told.
 *
 * @param name without the prefix that all blocks have
 * @param parts how many items hold it: more than one where one entry is larger than an item
 */
record BlockKey(String name, int parts) {
  static final String PARTITION = "settings";
  static final String PREFIX = "chunk#";

  static BlockKey of(long baseVersion, String revision, int index, int parts) {
    return new BlockKey("%019d#%s-%d".formatted(baseVersion, revision, index), parts);
  }

  /** The first sort key of those whose writers built on that version or a later one. */
  static String from(long baseVersion) {
    return "%s%019d#".formatted(PREFIX, baseVersion);
  }

  /** The name of the block that an item holds, or a part of. */
  static String nameOf(Key item) {
    return item.sort().substring(PREFIX.length(), item.sort().lastIndexOf('#'));
  }

  /** The items, in their order. */
  List<Key> items() {
    return IntStream.range(0, parts)
        .mapToObj(part -> new Key(PARTITION, "%s%s#%04d".formatted(PREFIX, name, part)))
        .toList();
  }
}
