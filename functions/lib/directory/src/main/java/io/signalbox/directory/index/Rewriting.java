package io.signalbox.directory.index;

import io.signalbox.store.Body;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Works out the blocks of the next revision. Writes nothing: what it made is to be written by
 * whoever asked. For one change.
 */
final class Rewriting {
  /** How many blocks are read at once. */
  private static final int READ_AT_ONCE = 16;

  private final Blocks blocks;
  private final String name;
  private final Map<String, Body> made = new LinkedHashMap<>();
  private final List<String> replaced = new ArrayList<>();

  /** Blocks that were read with others, and are changed next. */
  private final Map<String, Block> ahead = new HashMap<>();

  /**
   * @param name what the ids of new blocks begin with; used by nobody else, ever
   */
  Rewriting(Blocks blocks, String name) {
    this.blocks = blocks;
    this.name = name;
  }

  /**
   * The head with the changes worked in.
   *
   * @param changes the new value of each key; empty to remove it
   */
  Head next(Head base, SortedMap<String, Optional<String>> changes) {
    List<Entry> top = updated(base.root(), base.depth(), changes);
    int depth = base.depth();
    while (size(top) > Block.SIZE_LIMIT_CHARACTERS) {
      Cutter cutter = new Cutter();
      top.forEach(cutter::add);
      top = cutter.finish();
      depth++;
    }
    return new Head(base.revision(), base.writer(), top.isEmpty() ? 0 : depth, new Block(top));
  }

  /** The new blocks by id, as they are to be written. */
  Map<String, Body> made() {
    return made;
  }

  /** The ids of blocks that the next revision does not have any more. */
  List<String> replaced() {
    return replaced;
  }

  private List<Entry> updated(Block block, int level, SortedMap<String, Optional<String>> changes) {
    if (level == 0) {
      return Merge.of(block.entries(), changes);
    }
    List<Entry> children = new ArrayList<>();
    Cutter cutter = new Cutter();
    for (Touched run : Touched.of(block, changes)) {
      if (run.changes().isEmpty()) {
        children.addAll(cutter.finish());
        cutter = new Cutter();
        children.add(run.child());
      } else {
        Block child = read(block, run);
        replaced.add(run.child().value());
        updated(child, level - 1, run.changes()).forEach(cutter::add);
      }
    }
    children.addAll(cutter.finish());
    return children;
  }

  private Block read(Block parent, Touched run) {
    String id = run.child().value();
    if (!ahead.containsKey(id)) {
      int last = Math.min(run.last(), run.index() + READ_AT_ONCE);
      ahead.putAll(
          blocks.whole(
              parent.entries().subList(run.index(), last).stream().map(Entry::value).toList()));
    }
    return Objects.requireNonNull(ahead.remove(id));
  }

  private static int size(List<Entry> entries) {
    return entries.stream().mapToInt(Entry::size).sum();
  }

  /** Makes blocks of entries that come in order. */
  private final class Cutter {
    private final List<Entry> children = new ArrayList<>();
    private List<Entry> waiting = new ArrayList<>();
    private int size;

    void add(Entry entry) {
      waiting.add(entry);
      size += entry.size();
      // Twice a half: what comes next may still be the end.
      if (size > Block.SIZE_LIMIT_CHARACTERS) {
        int half = half();
        make(waiting.subList(0, half));
        waiting = new ArrayList<>(waiting.subList(half, waiting.size()));
        size = size(waiting);
      }
    }

    /** The entries of the level above. */
    List<Entry> finish() {
      if (!waiting.isEmpty()) {
        make(waiting);
      }
      return children;
    }

    private int half() {
      int half = 0;
      int index = 0;
      while (half < size / 2) {
        half += waiting.get(index).size();
        index++;
      }
      return index;
    }

    private void make(List<Entry> entries) {
      String id = name + "-" + made.size();
      made.put(id, BlockCodec.write(new Block(entries)));
      children.add(new Entry(entries.getFirst().key(), id));
    }
  }
}
