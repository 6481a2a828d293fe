package io.signalbox.directory.index;

import java.util.ArrayList;
import java.util.List;

/** Entries of a block that follow each other, deflated by themselves. Compared by identity. */
final class Page {
  /** The size at which a page takes no further entry, in characters of keys and values. */
  private static final int SIZE_CHARACTERS = 8 * 1024;

  /** Of the objects and arrays that a page consists of. */
  private static final int OVERHEAD_BYTES = 120;

  private final String first;
  private final byte[] deflated;
  private final int plainBytes;

  private Page(List<Entry> entries) {
    byte[] plain = BlockCodec.plain(entries);
    this.first = entries.getFirst().key();
    this.deflated = Zlib.deflated(plain);
    this.plainBytes = plain.length;
  }

  /** The pages of a block; none if it has no entries. */
  static List<Page> of(Block block) {
    List<Entry> entries = block.entries();
    List<Page> pages = new ArrayList<>();
    int from = 0;
    int characters = 0;
    for (int i = 0; i < entries.size(); i++) {
      characters += entries.get(i).size();
      if (characters >= SIZE_CHARACTERS || i == entries.size() - 1) {
        pages.add(new Page(entries.subList(from, i + 1)));
        from = i + 1;
        characters = 0;
      }
    }
    return pages;
  }

  /** The key of the first entry. */
  String first() {
    return first;
  }

  /** The entries. */
  Block block() {
    return BlockCodec.block(Zlib.inflated(deflated, 0, plainBytes));
  }

  /** About what it takes of the heap. */
  int sizeInBytes() {
    return OVERHEAD_BYTES + Character.BYTES * first.length() + deflated.length;
  }
}
