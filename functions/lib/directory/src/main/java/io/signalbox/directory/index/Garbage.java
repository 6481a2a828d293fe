package io.signalbox.directory.index;

import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Removes blocks that no revision uses: those that a commit replaced, and those of a writer that
 * died. A writer tells first which blocks it will write and replace. A day later, whoever commits
 * removes those of them that the latest revision does not have.
 */
final class Garbage {
  /** Longer than any writer takes, and any reader keeps a snapshot. */
  static final Duration KEPT = Duration.ofDays(1);

  private static final Logger LOGGER = System.getLogger(Garbage.class.getName());
  private static final String PARTITION = "garbage";

  /** Two notes for each one that is made: the backlog of a busy day shrinks. */
  private static final int SWEPT_FOR_ONE = 2;

  private final Table table;
  private final Blocks blocks;
  private final Clock clock;

  Garbage(Table table, Blocks blocks, Clock clock) {
    this.table = table;
    this.blocks = blocks;
    this.clock = clock;
  }

  void announce(String writer, Rewriting rewriting) {
    List<String> ids =
        Stream.concat(rewriting.made().keySet().stream(), rewriting.replaced().stream()).toList();
    if (!ids.isEmpty()) {
      String sort = "%019d#%s".formatted(clock.instant().toEpochMilli(), writer);
      table.insertIfAbsent(Draft.of(new Key(PARTITION, sort), Body.ofText(String.join("\n", ids))));
    }
  }

  /**
   * Removes what is due.
   *
   * @param made how many notes the commit made
   */
  void sweep(Snapshot latest, int made) {
    try {
      String until = "%019d".formatted(clock.instant().minus(KEPT).toEpochMilli());
      List<Item> notes =
          table.query(
              Range.ascending(PARTITION, SWEPT_FOR_ONE * Math.max(1, made)).to(until),
              Consistency.EVENTUAL);
      if (!notes.isEmpty()) {
        remove(notes, latest.blockIds());
      }
    } catch (StoreException away) {
      LOGGER.log(Level.WARNING, "Old blocks were not removed; the next commit tries again", away);
    }
  }

  private void remove(List<Item> notes, Set<String> used) {
    for (Item note : notes) {
      List<String> unused = new ArrayList<>(List.of(note.body().text().split("\n")));
      unused.removeAll(used);
      Parallel.forEach(unused, blocks::remove);
      table.deleteIfVersion(note.key(), note.version());
    }
  }
}
