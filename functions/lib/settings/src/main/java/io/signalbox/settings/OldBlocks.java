package io.signalbox.settings;

import io.signalbox.store.Consistency;
import io.signalbox.store.Item;
import io.signalbox.store.Range;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Removes what no head can name any more. What the revision before names stays, for those who have
 * just read its head; so do the blocks of writers that may still commit, which have a later base.
 */
final class OldBlocks {
  private static final Logger LOGGER = System.getLogger(OldBlocks.class.getName());

  /** Each so many commits, what other writers left that came to nothing is looked for. */
  private static final int COMMITS_A_SEARCH = 32;

  private static final int READ_AT_ONCE = 100;

  private final Table table;

  OldBlocks(Table table) {
    this.table = table;
  }

  /**
   * Does so after a commit. A failure leaves the rest to a later one.
   *
   * @param before the head that the commit has replaced
   */
  void remove(Head before, Head standing) {
    try {
      for (BlockKey replaced : before.replaced()) {
        // Nothing is ever written twice under a block's key: its items are of their first version.
        replaced.items().forEach(item -> table.deleteIfVersion(item, 1));
      }
      if (standing.version() % COMMITS_A_SEARCH == 0) {
        search(before, standing);
      }
    } catch (StoreException e) {
      LOGGER.log(Level.WARNING, "Old settings were not removed; a later commit tries again", e);
    }
  }

  private void search(Head before, Head standing) {
    Set<String> named =
        Stream.concat(before.blocks().stream(), standing.blocks().stream())
            .map(BlockKey::name)
            .collect(Collectors.toSet());
    Range old =
        Range.withPrefix(BlockKey.PARTITION, BlockKey.PREFIX, READ_AT_ONCE)
            .to(BlockKey.from(before.version()));
    List<Item> items = table.query(old, Consistency.STRONG);
    while (!items.isEmpty()) {
      items.stream()
          .filter(item -> !named.contains(BlockKey.nameOf(item.key())))
          .forEach(item -> table.deleteIfVersion(item.key(), item.version()));
      items = table.query(old.from(items.getLast().key().sort() + '\0'), Consistency.STRONG);
    }
  }
}
