package io.signalbox.simulation.mistake;

import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.ForwardingDueTable;
import io.signalbox.store.ForwardingPlatform;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.MessageQueue;
import io.signalbox.store.Platform;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Mistakes by which one destination would delay another. */
final class IsolationMistakes {
  private IsolationMistakes() {}

  /** A process works on one destination after the other. */
  static Platform oneFlightAtATime(Platform platform) {
    Set<Object> underWay = new HashSet<>();
    return StoredReaders.altered(
        platform,
        table ->
            new ForwardingDueTable(table) {
              @Override
              public boolean replaceIfVersion(Draft draft, long expected) {
                boolean isClaim =
                    StoredReaders.isClaim(StoredReaders.read(draft.body()))
                        && !underWay.contains(draft.key());
                while (isClaim && !underWay.isEmpty()) {
                  rest(platform);
                }
                if (isClaim) {
                  underWay.add(draft.key());
                }
                boolean stands = table.replaceIfVersion(draft, expected);
                if (!stands || !StoredReaders.read(draft.body()).has("lease")) {
                  underWay.remove(draft.key());
                }
                return stands;
              }
            });
  }

  /** A destination that fails is not remembered, and its hints do not say whose they are. */
  static Platform hintsOfNobody(Platform platform) {
    return new ForwardingPlatform(forgottenStates(platform)) {
      @Override
      public MessageQueue queue(String variable) {
        MessageQueue queue = super.queue(variable);
        return messages ->
            queue.send(
                messages.stream()
                    .map(message -> new MessageQueue.Message(message.body(), message.delay()))
                    .toList());
      }
    };
  }

  private static Platform forgottenStates(Platform platform) {
    return StoredReaders.altered(
        platform,
        table ->
            new ForwardingDueTable(table) {
              @Override
              public Optional<Item> get(Key key, Consistency consistency) {
                return isState(key) ? Optional.empty() : table.get(key, consistency);
              }

              @Override
              public Insertion insertIfAbsent(Draft draft) {
                return isState(draft.key())
                    ? new Insertion.Inserted(Item.of(draft, 1))
                    : table.insertIfAbsent(draft);
              }
            });
  }

  private static boolean isState(Key key) {
    return key.partition().equals("~destinations");
  }

  private static void rest(Platform platform) {
    try {
      platform.sleep(Duration.ofMillis(100));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
