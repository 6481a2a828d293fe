package io.signalbox.directory;

import io.signalbox.directory.index.RecentlyUsed;
import io.signalbox.directory.json.StoredJson;

/**
 * The objects that were read last, so that rules and large organisations are not parsed for every
 * look-up. For many threads at once.
 */
final class ParsedObjects {
  /** About what an object takes besides its texts. */
  private static final int OBJECT_BYTES = 1_000;

  /** About what a character takes: in the text as it is stored, and in the object. */
  private static final int CHARACTER_BYTES = 4;

  private final RecentlyUsed<String, Stored<DirectoryObject>> byText;

  /**
   * @param limitBytes how much of the heap they may take
   */
  ParsedObjects(long limitBytes) {
    this.byText =
        new RecentlyUsed<>(
            limitBytes, (text, _) -> OBJECT_BYTES + (long) CHARACTER_BYTES * text.length());
  }

  Stored<DirectoryObject> of(String text) {
    return byText
        .get(text)
        .orElseGet(
            () -> {
              Stored<DirectoryObject> read = StoredJson.read(text);
              byText.put(text, read);
              return read;
            });
  }
}
