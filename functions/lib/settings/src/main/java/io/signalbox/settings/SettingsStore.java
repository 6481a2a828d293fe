package io.signalbox.settings;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the settings in a table: the whole document in chunks under a revision of its own, and a
 * head that names the revision. Replacing the head is the commit, so whoever reads gets one
 * document or another, never a mixture.
 *
 * <p>Every method throws {@link StoreException}.
 */
public final class SettingsStore {
  private static final Logger LOGGER = System.getLogger(SettingsStore.class.getName());
  private static final int CLEANED_AT_ONCE = 100;

  private final Table table;
  private final RandomGenerator random;

  public SettingsStore(Table table, RandomGenerator random) {
    this.table = table;
    this.random = random;
  }

  /** The settings as they stand. */
  public Revision current() {
    return newerThan(null);
  }

  /** The settings as they stand; {@code known} itself where that is what stands. */
  public Revision newerThan(@Nullable Revision known) {
    Optional<Head> missed = Optional.empty();
    while (true) {
      Optional<Head> head = table.get(Chunks.HEAD, Consistency.STRONG).map(Head::of);
      if (known != null && known.head().equals(head)) {
        return known;
      }
      Optional<Revision> read = read(head);
      if (read.isPresent()) {
        return read.get();
      }
      if (head.equals(missed)) {
        throw new IllegalStateException("The settings lack a part of their revision");
      }
      // Two commits in between removed the chunks of the head that was read: read the newer one.
      missed = head;
    }
  }

  /**
   * Makes {@code json} the settings, if {@code base} still is what stands.
   *
   * @param retired credentials that the new document no longer refers to
   * @return what stands now; empty if another commit came first
   * @throws StoreException.Unavailable if nobody knows whether it stands
   */
  public Optional<Revision> commit(Revision base, ObjectNode json, List<String> retired) {
    long baseVersion = base.head().map(Head::version).orElse(0L);
    String id =
        HexFormat.of().toHexDigits(random.nextLong())
            + HexFormat.of().toHexDigits(random.nextLong());
    List<byte[]> chunks = Chunks.of(json);
    for (int i = 0; i < chunks.size(); i++) {
      table.insertIfAbsent(Chunks.draft(baseVersion, id, i, chunks.get(i)));
    }
    Head head = new Head(baseVersion + 1, id, chunks.size(), retired);
    if (!stands(Draft.of(Chunks.HEAD, head.body()), baseVersion)) {
      return Optional.empty();
    }
    clean(baseVersion);
    return Optional.of(new Revision(Optional.of(head), json.deepCopy()));
  }

  private boolean stands(Draft head, long baseVersion) {
    if (baseVersion > 0) {
      return table.replaceIfVersion(head, baseVersion);
    }
    return switch (table.insertIfAbsent(head)) {
      case Insertion.Inserted inserted -> true;
      // One's own, from a try whose answer was lost, is told from another's by the revision.
      case Insertion.Present(Item item) -> item.body().equals(head.body());
    };
  }

  private Optional<Revision> read(Optional<Head> head) {
    if (head.isEmpty()) {
      return Optional.of(new Revision(head, JsonNodeFactory.instance.objectNode()));
    }
    List<Key> keys = Chunks.keys(head.get());
    Map<Key, Item> chunks = table.getAll(keys, Consistency.STRONG);
    return chunks.size() == keys.size()
        ? Optional.of(new Revision(head, Chunks.join(keys.stream().map(chunks::get).toList())))
        : Optional.empty();
  }

  /**
   * Removes what no head can name any more. The revision before stays, for those who have just read
   * its head; so do all chunks of writers that may still commit, which have a later base.
   */
  private void clean(long baseVersion) {
    try {
      Range old =
          Range.withPrefix(Chunks.PARTITION, Chunks.PREFIX, CLEANED_AT_ONCE)
              .to(Chunks.prefix(Math.max(0, baseVersion - 1)));
      for (Item item : table.query(old, Consistency.STRONG)) {
        table.deleteIfVersion(item.key(), item.version());
      }
    } catch (StoreException e) {
      LOGGER.log(Level.WARNING, "Old settings were not removed; the next commit tries again", e);
    }
  }
}
