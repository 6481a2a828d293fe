package io.signalbox.directory.index;

import java.util.ArrayList;
import java.util.List;

/**
 * A block as it is kept in memory: deflated, and in pages, so that a look-up inflates only what it
 * asks for.
 */
record PackedBlock(List<Page> pages) {
  PackedBlock {
    pages = List.copyOf(pages);
  }

  static PackedBlock of(Block block) {
    return new PackedBlock(Page.of(block));
  }

  /** The pages with the entries whose keys begin so, and with the last entry before these. */
  List<Page> near(String prefix) {
    int from = 0;
    while (from + 1 < pages.size() && pages.get(from + 1).first().compareTo(prefix) <= 0) {
      from++;
    }
    int to = Math.min(from + 1, pages.size());
    while (to < pages.size() && pages.get(to).first().startsWith(prefix)) {
      to++;
    }
    return pages.subList(from, to);
  }

  Block whole() {
    return joined(pages.stream().map(Page::block).toList());
  }

  /** Blocks whose entries follow each other, as one. */
  static Block joined(List<Block> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    List<Entry> entries = new ArrayList<>();
    parts.forEach(part -> entries.addAll(part.entries()));
    return new Block(entries);
  }

  /** About what it takes of the heap. */
  int sizeInBytes() {
    return pages.stream().mapToInt(Page::sizeInBytes).sum();
  }
}
