package io.signalbox.simulation.mistake;

import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.DueTable;
import io.signalbox.store.ForwardingDueTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Platform;
import io.signalbox.store.Range;
import java.util.List;
import java.util.function.UnaryOperator;

/** Mistakes that giving out tickets could have. */
final class TicketMistakes {
  private static final String PREFIX = "ticket#";

  private TicketMistakes() {}

  /** Who takes a number does not look whether the delivery has one. */
  static Platform newestNumbersAlone(Platform platform) {
    return altered(
        platform,
        table ->
            new ForwardingDueTable(table) {
              @Override
              public List<Item> query(Range range, Consistency consistency) {
                List<Item> items = table.query(range, consistency);
                return range.partition().startsWith(PREFIX) && !items.isEmpty()
                    ? items.subList(items.size() - 1, items.size())
                    : items;
              }
            });
  }

  /** Who takes a number neither looks which ones are taken nor whether it got it. */
  static Platform unguardedNumber(Platform platform) {
    return altered(
        platform,
        table ->
            new ForwardingDueTable(table) {
              @Override
              public List<Item> query(Range range, Consistency consistency) {
                return range.partition().startsWith(PREFIX)
                    ? List.of()
                    : table.query(range, consistency);
              }

              @Override
              public Insertion insertIfAbsent(Draft draft) {
                Insertion insertion = table.insertIfAbsent(draft);
                return draft.key().partition().startsWith(PREFIX)
                    ? new Insertion.Inserted(Item.of(draft, 1))
                    : insertion;
              }
            });
  }

  private static Platform altered(Platform platform, UnaryOperator<DueTable> alteration) {
    return AlteredPlatform.altering(platform, "DELIVERIES_TABLE", alteration);
  }
}
