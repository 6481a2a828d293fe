package io.signalbox.directory.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The index as one revision left it. Methods throw {@link io.signalbox.store.StoreException}.
 *
 * <p>A snapshot can be read for a day after a later revision took its place; blocks that no
 * revision uses are removed then.
 */
public final class Snapshot {
  /** How many blocks a scan reads at once. */
  private static final int SCANNED_AT_ONCE = 16;

  private final Blocks blocks;
  private final Head head;

  Snapshot(Blocks blocks, Head head) {
    this.blocks = blocks;
    this.head = head;
  }

  /** Counts the changes; 0 before the first. */
  public long revision() {
    return head.revision();
  }

  Head head() {
    return head;
  }

  /** The value of a key. */
  public Optional<String> get(String key) {
    return withPrefixes(List.of(key)).values().stream()
        .flatMap(List::stream)
        .filter(entry -> entry.key().equals(key))
        .map(Entry::value)
        .findFirst();
  }

  /**
   * For each prefix the entries whose keys begin with it, in the order of the keys. All prefixes
   * together take one read of the table per level, and none where the blocks are in memory. A
   * prefix is to match few entries: they are all in memory at once.
   */
  public Map<String, List<Entry>> withPrefixes(Collection<String> prefixes) {
    Map<String, List<Block>> leaves = new LinkedHashMap<>();
    prefixes.forEach(prefix -> leaves.put(prefix, List.of(head.root())));
    for (int level = head.depth(); level > 0; level--) {
      descend(leaves);
    }
    Map<String, List<Entry>> found = new LinkedHashMap<>();
    leaves.forEach(
        (prefix, its) -> {
          List<Entry> entries = new ArrayList<>();
          its.forEach(leaf -> collect(leaf, prefix, entries));
          found.put(prefix, entries);
        });
    return found;
  }

  private void descend(Map<String, List<Block>> byPrefix) {
    Map<String, Set<String>> children = new LinkedHashMap<>();
    Set<String> all = new LinkedHashSet<>();
    byPrefix.forEach(
        (prefix, parents) -> {
          Set<String> its = new LinkedHashSet<>();
          parents.forEach(parent -> its.addAll(childrenOf(parent, prefix)));
          children.put(prefix, its);
          all.addAll(its);
        });
    Map<String, PackedBlock> loaded = blocks.load(all);
    children.forEach(
        (prefix, ids) ->
            byPrefix.put(
                prefix,
                ids.stream()
                    .map(id -> blocks.near(Objects.requireNonNull(loaded.get(id)), prefix))
                    .toList()));
  }

  private static List<String> childrenOf(Block parent, String prefix) {
    List<String> ids = new ArrayList<>();
    List<Entry> entries = parent.entries();
    for (int i = parent.childOf(prefix); i < entries.size(); i++) {
      Entry child = entries.get(i);
      if (child.key().compareTo(prefix) > 0 && !child.key().startsWith(prefix)) {
        break;
      }
      ids.add(child.value());
    }
    return ids;
  }

  private static void collect(Block leaf, String prefix, List<Entry> into) {
    List<Entry> entries = leaf.entries();
    for (int i = leaf.from(prefix); i < entries.size(); i++) {
      if (!entries.get(i).key().startsWith(prefix)) {
        return;
      }
      into.add(entries.get(i));
    }
  }

  /**
   * Shows the entries whose keys begin with {@code prefix}, from {@code from} on, in the order of
   * their keys, as long as {@code visitor} says {@code true}. What is read on the way is not kept
   * in memory.
   */
  public void scan(String prefix, String from, Predicate<Entry> visitor) {
    String start = from.compareTo(prefix) > 0 ? from : prefix;
    scan(head.root(), head.depth(), prefix, start, visitor);
  }

  private boolean scan(
      Block block, int level, String prefix, String start, Predicate<Entry> visitor) {
    if (level == 0) {
      for (int i = block.from(start); i < block.entries().size(); i++) {
        Entry entry = block.entries().get(i);
        if (!entry.key().startsWith(prefix) || !visitor.test(entry)) {
          return false;
        }
      }
      return true;
    }
    List<String> ids =
        block.entries().stream().skip(block.childOf(start)).map(Entry::value).toList();
    for (int i = 0; i < ids.size(); i += SCANNED_AT_ONCE) {
      List<String> some = ids.subList(i, Math.min(ids.size(), i + SCANNED_AT_ONCE));
      for (Block child : blocks.read(some).values()) {
        if (!scan(child, level - 1, prefix, start, visitor)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The ids of all blocks that this revision consists of, but for the root. */
  public Set<String> blockIds() {
    Set<String> ids = new LinkedHashSet<>();
    List<Block> level = List.of(head.root());
    for (int depth = head.depth(); depth > 0; depth--) {
      Set<String> below = new LinkedHashSet<>();
      level.forEach(block -> block.entries().forEach(child -> below.add(child.value())));
      ids.addAll(below);
      level = depth > 1 ? List.copyOf(blocks.read(below).values()) : List.of();
    }
    return ids;
  }
}
