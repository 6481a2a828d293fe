package io.signalbox.simulation.mistake;

import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.ForwardingDueTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Platform;
import io.signalbox.store.Range;
import java.util.ArrayList;
import java.util.List;

/** Mistakes by which figures would not be what a recount says. */
final class FigureMistakes {
  private static final String JOURNAL = "~journal";
  private static final String OUTCOMES = "~outcomes/";

  private FigureMistakes() {}

  /** Who counts the journal reads a page of it twice. */
  static Platform journalPageTwice(Platform platform) {
    return lastPageTwice(platform, "FEEDS_TABLE", JOURNAL);
  }

  /** Who counts outcomes reads a page of them twice. */
  static Platform outcomePageTwice(Platform platform) {
    return lastPageTwice(platform, "DELIVERIES_TABLE", OUTCOMES);
  }

  private static Platform lastPageTwice(Platform platform, String variable, String prefix) {
    return AlteredPlatform.altering(
        platform,
        variable,
        table ->
            new ForwardingDueTable(table) {
              @Override
              public List<Item> query(Range range, Consistency consistency) {
                List<Item> items = new ArrayList<>(table.query(range, consistency));
                if (range.direction() == Range.Direction.ASCENDING
                    && range.partition().startsWith(prefix)
                    && items.size() > 1) {
                  items.add(items.getLast());
                }
                return items;
              }
            });
  }

  /** Who writes outcomes does not look whether the place was free. */
  static Platform unguardedOutcomes(Platform platform) {
    return AlteredPlatform.altering(
        platform,
        "DELIVERIES_TABLE",
        table ->
            new ForwardingDueTable(table) {
              @Override
              public Insertion insertIfAbsent(Draft draft) {
                Insertion insertion = table.insertIfAbsent(draft);
                return draft.key().partition().startsWith(OUTCOMES)
                    ? new Insertion.Inserted(Item.of(draft, 1))
                    : insertion;
              }
            });
  }
}
