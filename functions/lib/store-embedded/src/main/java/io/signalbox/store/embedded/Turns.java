package io.signalbox.store.embedded;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which of a queue's messages comes next: those of a group in the order in which they become
 * visible, and the groups by how much of each is being worked on.
 *
 * <p>In memory, some 100 bytes a message. To be called within a change.
 */
final class Turns {
  /** A message that waits for its turn. */
  record Turn(String group, long visibleMilliseconds, long id) {
    Instant visible() {
      return Instant.ofEpochMilli(visibleMilliseconds);
    }
  }

  private static final Comparator<Turn> ORDER =
      Comparator.comparingLong(Turn::visibleMilliseconds).thenComparingLong(Turn::id);

  private final Map<String, NavigableSet<Turn>> groups = new HashMap<>();

  /** The queue adds what it has already. */
  void add(long id, QueuedMessage message) {
    groups.computeIfAbsent(message.group(), _ -> new TreeSet<>(ORDER)).add(turn(id, message));
  }

  void remove(long id, QueuedMessage message) {
    NavigableSet<Turn> turns = Objects.requireNonNull(groups.get(message.group()));
    turns.remove(turn(id, message));
    if (turns.isEmpty()) {
      groups.remove(message.group());
    }
  }

  /** The message that is visible and comes first, of the groups that the share admits. */
  Optional<Turn> next(FairShare share, Instant now) {
    return admitted(share)
        .filter(turn -> turn.visibleMilliseconds() <= now.toEpochMilli())
        .min(
            Comparator.comparingInt((Turn turn) -> share.taken(turn.group())).thenComparing(ORDER));
  }

  /** When the first message of the groups that the share admits becomes visible. */
  Optional<Instant> firstVisible(FairShare share) {
    return admitted(share).min(ORDER).map(Turn::visible);
  }

  private Stream<Turn> admitted(FairShare share) {
    return groups.entrySet().stream()
        .filter(group -> share.admits(group.getKey()))
        .map(group -> group.getValue().first());
  }

  private static Turn turn(long id, QueuedMessage message) {
    return new Turn(message.group(), message.visible().toEpochMilli(), id);
  }
}
