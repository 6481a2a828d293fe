package io.signalbox.simulation.mistake;

import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.DueTable;
import io.signalbox.store.ForwardingDueTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Platform;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Mistakes by which what is told of a mail later would not reach its delivery. */
final class LateOutcomeMistakes {
  private static final String PREFIX = "message#";

  private LateOutcomeMistakes() {}

  /** Nobody writes down which delivery a message belongs to. */
  static Platform unnotedMessages(Platform platform) {
    return altered(
        platform,
        table ->
            new ForwardingDueTable(table) {
              @Override
              public Insertion insertIfAbsent(Draft draft) {
                return isMessage(draft.key())
                    ? new Insertion.Inserted(Item.of(draft, 1))
                    : table.insertIfAbsent(draft);
              }
            });
  }

  /** All messages lie at one place, and only the first one's delivery stands there. */
  static Platform firstMessageAlone(Platform platform) {
    return altered(
        platform,
        table ->
            new ForwardingDueTable(table) {
              @Override
              public Insertion insertIfAbsent(Draft draft) {
                return table.insertIfAbsent(atOnePlace(draft));
              }

              @Override
              public boolean replaceIfVersion(Draft draft, long expected) {
                return table.replaceIfVersion(atOnePlace(draft), expected);
              }

              @Override
              public Optional<Item> get(Key key, Consistency consistency) {
                return table.get(isMessage(key) ? oneForAll() : key, consistency);
              }
            });
  }

  private static Draft atOnePlace(Draft draft) {
    return isMessage(draft.key())
        ? new Draft(oneForAll(), draft.body(), draft.due(), draft.expires())
        : draft;
  }

  private static Key oneForAll() {
    return new Key(PREFIX, "sent");
  }

  private static boolean isMessage(Key key) {
    return key.partition().startsWith(PREFIX);
  }

  private static Platform altered(Platform platform, UnaryOperator<DueTable> alteration) {
    return AlteredPlatform.altering(platform, "DELIVERIES_TABLE", alteration);
  }
}
