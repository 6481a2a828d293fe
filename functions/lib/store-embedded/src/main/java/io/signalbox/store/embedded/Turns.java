package io.signalbox.store.embedded;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/**
 * Which of a queue's messages comes next: those of a group in the order in which they become
 * visible, and the groups by how much of each is being worked on.
 *
 * <p>Stored as the group, a zero byte, when the message becomes visible, and its id. To be called
 * within a change.
 */
final class Turns {
  /** The first message of a group. */
  record Turn(String group, Instant visible, long id) {}

  private static final byte[] NOTHING = {};

  private final MVMap<byte[], byte[]> stored;

  /** How many messages each group has. */
  private final Map<String, Integer> groups = new HashMap<>();

  /** The queue adds what it has already. */
  Turns(MVMap<byte[], byte[]> stored) {
    this.stored = stored;
  }

  void add(Writing writing, long id, QueuedMessage message) {
    writing.put(stored, key(id, message), NOTHING);
    groups.merge(message.group(), 1, Integer::sum);
  }

  void remove(Writing writing, long id, QueuedMessage message) {
    writing.remove(stored, key(id, message));
    groups.computeIfPresent(message.group(), (_, count) -> count == 1 ? null : count - 1);
  }

  /** The message that is visible and comes first, of the groups that the share admits. */
  Optional<Turn> next(FairShare share, Instant now) {
    return admitted(share)
        .filter(turn -> turn.visible().toEpochMilli() <= now.toEpochMilli())
        .min(
            Comparator.comparingInt((Turn turn) -> share.taken(turn.group()))
                .thenComparing(Turn::visible)
                .thenComparingLong(Turn::id));
  }

  /** When the first message of the groups that the share admits becomes visible. */
  Optional<Instant> firstVisible(FairShare share) {
    return admitted(share).map(Turn::visible).min(Comparator.naturalOrder());
  }

  private Stream<Turn> admitted(FairShare share) {
    return groups.keySet().stream().filter(share::admits).flatMap(group -> first(group).stream());
  }

  private Optional<Turn> first(String group) {
    byte[] prefix = key(group, Long.MIN_VALUE, Long.MIN_VALUE);
    return Optional.ofNullable(stored.ceilingKey(prefix))
        .map(
            key ->
                new Turn(
                    group,
                    Instant.ofEpochMilli(KeyCodec.number(key, key.length - 2 * Long.BYTES)),
                    KeyCodec.number(key, key.length - Long.BYTES)));
  }

  private static byte[] key(long id, QueuedMessage message) {
    return key(message.group(), message.visible().toEpochMilli(), id);
  }

  private static byte[] key(String group, long visible, long id) {
    byte[] name = group.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(name.length + 1 + 2 * Long.BYTES)
        .put(name)
        .put((byte) 0)
        .put(KeyCodec.ofNumber(visible, KeyCodec.ofNumber(id)))
        .array();
  }
}
