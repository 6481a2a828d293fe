package io.signalbox.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the settings in a table: the document in blocks that never change, and a head that names
 * the blocks of the revision that stands. Replacing the head is the commit, so whoever reads gets
 * one document or another, never a mixture. A write or read of what has changed in one entry costs
 * the same, however long the document is.
 *
 * <p>Every method throws {@link StoreException}.
 */
public final class SettingsStore {
  private final Table table;
  private final RandomGenerator random;
  private final OldBlocks oldBlocks;
  private final TemplateVersions templates;

  /** The head that was read last: it is asked for with each call, and seldom changes. */
  private volatile @Nullable ReadHead lastHead;

  private record ReadHead(Item item, Head head) {}

  public SettingsStore(Table table, RandomGenerator random) {
    this.table = table;
    this.random = random;
    this.oldBlocks = new OldBlocks(table);
    this.templates = new TemplateVersions(table);
  }

  /** The settings as they stand. */
  public Revision current() {
    return newerThan(null);
  }

  /** The settings as they stand; {@code known} itself where that is what stands. */
  public Revision newerThan(@Nullable Revision known) {
    Optional<Head> missed = Optional.empty();
    while (true) {
      Optional<Head> head = table.get(Head.KEY, Consistency.STRONG).map(this::head);
      if (known != null && known.head().equals(head)) {
        return known;
      }
      Optional<Revision> read = read(head, known == null ? List.of() : known.blocks());
      if (read.isPresent()) {
        return read.get();
      }
      if (head.equals(missed)) {
        throw new IllegalStateException("The settings lack a part of their revision");
      }
      // Two commits in between removed blocks of the head that was read: read the newer one.
      missed = head;
    }
  }

  private Head head(Item item) {
    ReadHead last = lastHead;
    if (last != null && last.item().equals(item)) {
      return last.head();
    }
    Head head = Head.of(item);
    lastHead = new ReadHead(item, head);
    return head;
  }

  private Optional<Revision> read(Optional<Head> head, List<Block> known) {
    if (head.isEmpty()) {
      return Optional.of(new Revision(head, List.of()));
    }
    Map<BlockKey, Block> blocks =
        known.stream().collect(Collectors.toMap(Block::key, Function.identity()));
    List<BlockKey> unknown =
        head.get().blocks().stream().filter(key -> !blocks.containsKey(key)).toList();
    List<Key> items = unknown.stream().flatMap(key -> key.items().stream()).toList();
    Map<Key, Item> found = items.isEmpty() ? Map.of() : table.getAll(items, Consistency.STRONG);
    if (found.size() < items.size()) {
      return Optional.empty();
    }
    for (BlockKey key : unknown) {
      List<Body> parts =
          key.items().stream().map(item -> Objects.requireNonNull(found.get(item)).body()).toList();
      blocks.put(key, Block.read(key, parts));
    }
    return Optional.of(
        new Revision(
            head,
            head.get().blocks().stream()
                .map(key -> Objects.requireNonNull(blocks.get(key)))
                .toList()));
  }

  /** The items of the table that hold the settings as they stand. */
  public Set<Key> itemsInForce() {
    Set<Key> keys = new HashSet<>();
    table
        .get(Head.KEY, Consistency.STRONG)
        .map(Head::of)
        .ifPresent(head -> head.blocks().forEach(block -> keys.addAll(block.items())));
    return keys;
  }

  /** Whether an item of the table is a part of the settings, or of what they were just before. */
  public static boolean isOfDocument(Key key) {
    return key.partition().equals(BlockKey.PARTITION);
  }

  /** The versions that templates have had. */
  public TemplateVersions templates() {
    return templates;
  }

  /** The changes of the settings. */
  public SettingsHistory history() {
    return new SettingsHistory(table);
  }

  /**
   * Makes {@code json} the settings, and says nothing in their history: nobody has asked for it.
   */
  public Optional<Revision> commit(Revision base, ObjectNode json, List<String> retired) {
    return commit(base, json, retired, Optional.empty());
  }

  /**
   * Makes {@code json} the settings, if {@code base} still is what stands.
   *
   * @param retired credentials that the new document no longer refers to
   * @param recorded what the history is to say
   * @return what stands now; empty if another commit came first
   * @throws StoreException.Unavailable if nobody knows whether it stands
   */
  public Optional<Revision> commit(
      Revision base, ObjectNode json, List<String> retired, Optional<RecordedChange> recorded) {
    Commit commit = new Commit(base, recorded);
    return commit.of(commit.blocks(Blocks.cut(json)), retired);
  }

  /** Writes one entry, or removes it, and says nothing in the history of the settings. */
  public Optional<Revision> commit(
      Revision base, Kind kind, String name, Optional<JsonNode> entry, List<String> retired) {
    return commit(base, kind, name, entry, retired, Optional.empty());
  }

  /**
   * The same as for the whole document for one entry: writes it, or removes it where {@code entry}
   * is empty.
   *
   * @throws StoreException.Unavailable if nobody knows whether it stands
   */
  public Optional<Revision> commit(
      Revision base,
      Kind kind,
      String name,
      Optional<JsonNode> entry,
      List<String> retired,
      Optional<RecordedChange> recorded) {
    List<Block> standing = base.blocks();
    OptionalInt holding = Blocks.holding(kind, name, standing);
    int index = holding.isPresent() ? holding.getAsInt() : Blocks.forNew(kind, standing).orElse(-1);
    ObjectNode piece =
        index < 0 ? JsonNodeFactory.instance.objectNode() : standing.get(index).json();
    ObjectNode entries = piece.withObjectProperty(kind.text());
    entry.ifPresentOrElse(value -> entries.set(name, value), () -> entries.remove(name));
    if (entries.isEmpty()) {
      piece.remove(kind.text());
    }
    Commit commit = new Commit(base, recorded);
    List<Block> blocks = new ArrayList<>(standing.subList(0, Math.max(0, index)));
    blocks.addAll(commit.blocks(Blocks.cutWhereTooLong(piece)));
    blocks.addAll(standing.subList(index + 1, standing.size()));
    return commit.of(blocks, retired);
  }

  /** One try to replace the head that stands. */
  private final class Commit {
    private final Revision base;
    private final long baseVersion;
    private final String id =
        HexFormat.of().toHexDigits(random.nextLong())
            + HexFormat.of().toHexDigits(random.nextLong());

    private final Optional<RecordedChange> recorded;

    private Commit(Revision base, Optional<RecordedChange> recorded) {
      this.base = base;
      this.baseVersion = base.version();
      this.recorded = recorded;
    }

    private List<Block> blocks(List<ObjectNode> pieces) {
      List<Block> blocks = new ArrayList<>();
      pieces.forEach(piece -> blocks.add(Block.of(baseVersion, id, blocks.size(), piece)));
      return blocks;
    }

    private Optional<Revision> of(List<Block> blocks, List<String> retired) {
      List<BlockKey> before = base.head().map(Head::blocks).orElse(List.of());
      List<BlockKey> keys = blocks.stream().map(Block::key).toList();
      List<Block> written = blocks.stream().filter(block -> !before.contains(block.key())).toList();
      for (Block block : written) {
        block.drafts().forEach(table::insertIfAbsent);
      }
      recorded.ifPresent(
          change -> history().add(new SettingsChange(baseVersion + 1, id, base.id(), change)));
      List<BlockKey> replaced = before.stream().filter(key -> !keys.contains(key)).toList();
      Head head = new Head(baseVersion + 1, id, keys, replaced, retired);
      Revision revision = new Revision(Optional.of(head), blocks);
      templates.keep(base, revision);
      if (!stands(Draft.of(Head.KEY, head.body()))) {
        return Optional.empty();
      }
      base.head().ifPresent(standing -> oldBlocks.remove(standing, head));
      return Optional.of(revision);
    }

    private boolean stands(Draft head) {
      if (baseVersion > 0) {
        return table.replaceIfVersion(head, baseVersion);
      }
      return switch (table.insertIfAbsent(head)) {
        case Insertion.Inserted inserted -> true;
        // One's own, from a try whose answer was lost, is told from another's by the revision.
        case Insertion.Present(Item item) -> item.body().equals(head.body());
      };
    }
  }
}
