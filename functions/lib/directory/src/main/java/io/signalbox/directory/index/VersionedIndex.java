package io.signalbox.directory.index;

import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.random.RandomGenerator;

/**
 * The index in its table. Methods throw {@link io.signalbox.store.StoreException}. For many threads
 * at once.
 */
public final class VersionedIndex {
  /** The partition of the heads of former revisions. */
  public static final String KEPT_PARTITION = "former";

  private static final Key HEAD = new Key("head", "head");

  private final Table table;
  private final Blocks blocks;
  private final Garbage garbage;
  private final RandomGenerator random;

  /**
   * @param cache of this table's blocks
   */
  public VersionedIndex(Table table, Clock clock, RandomGenerator random, BlockCache cache) {
    this.table = table;
    this.blocks = new Blocks(table, cache);
    this.garbage = new Garbage(table, blocks, clock);
    this.random = random;
  }

  /** The latest revision. */
  public Snapshot current() {
    return snapshot(head(table.get(HEAD, Consistency.STRONG)));
  }

  /** The latest revision; {@code known} itself where that is the latest. */
  public Snapshot newerThan(Snapshot known) {
    Optional<Item> item = table.get(HEAD, Consistency.STRONG);
    long revision = item.map(Item::version).orElse(0L);
    return revision == known.revision() ? known : snapshot(head(item));
  }

  /**
   * Remembers a revision. It can be read as long as its blocks stand: a day after a later one has
   * replaced them, unless somebody erases one earlier.
   *
   * @return the name under which {@link #kept} gives it
   */
  public String keep(Snapshot snapshot, Instant until) {
    String name = newWriter();
    table.insertIfAbsent(
        Draft.of(new Key(KEPT_PARTITION, name), BlockCodec.write(snapshot.head()))
            .expiringAt(until));
    return name;
  }

  /**
   * A revision that was remembered; empty where it is not. Reads of it throw {@link BlockGone}
   * where one of its blocks is gone.
   *
   * @param revision its number
   */
  public Optional<Snapshot> kept(String name, long revision) {
    return table
        .get(new Key(KEPT_PARTITION, name), Consistency.STRONG)
        .map(item -> snapshot(BlockCodec.readHead(item.body(), revision)));
  }

  /**
   * Makes the next revision of {@code base}, if that still is the latest one. A writer that dies on
   * the way leaves blocks that nobody sees; a later commit removes them after a day.
   *
   * @param parts the new value of each key, empty to remove it; worked in one part after the other,
   *     so that memory has to hold a part only. A key is in one part.
   * @return the next revision; empty if another came first
   */
  public Optional<Snapshot> commit(
      Snapshot base, Iterable<SortedMap<String, Optional<String>>> parts) {
    String writer = newWriter();
    Head next = new Head(base.revision() + 1, writer, base.head().depth(), base.head().root());
    int part = 0;
    for (SortedMap<String, Optional<String>> changes : parts) {
      // Blocks of a part that a later one replaces are seen by nobody, and are announced, too.
      Rewriting rewriting = new Rewriting(blocks, writer + "-" + part);
      next = rewriting.next(next, changes);
      garbage.announce(writer + "-" + part, rewriting);
      writeAll(rewriting.made());
      part++;
    }
    if (!stands(next, base.revision())) {
      return Optional.empty();
    }
    Snapshot committed = snapshot(next);
    garbage.sweep(committed, part);
    return Optional.of(committed);
  }

  private void writeAll(Map<String, Body> made) {
    Parallel.forEach(made.entrySet(), block -> blocks.write(block.getKey(), block.getValue()));
  }

  private boolean stands(Head next, long baseRevision) {
    Draft draft = Draft.of(HEAD, BlockCodec.write(next));
    if (baseRevision > 0) {
      return table.replaceIfVersion(draft, baseRevision);
    }
    return switch (table.insertIfAbsent(draft)) {
      case Insertion.Inserted inserted -> true;
      // One's own, from a try whose answer was lost, is told from another's by its writer.
      case Insertion.Present(Item item) -> item.body().equals(draft.body());
    };
  }

  private static Head head(Optional<Item> item) {
    return item.map(found -> BlockCodec.readHead(found.body(), found.version())).orElse(Head.NONE);
  }

  private Snapshot snapshot(Head head) {
    return new Snapshot(blocks, head);
  }

  private String newWriter() {
    return HexFormat.of().toHexDigits(random.nextLong())
        + HexFormat.of().toHexDigits(random.nextLong());
  }
}
