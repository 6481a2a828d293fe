package io.signalbox.wake;

import io.signalbox.delivery.reader.ReaderId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The readers that this process has hinted lately. Many digests that are due at once wait in the
 * queue until their destination's rate lets them go; hinting all of them each minute would let the
 * queue grow meanwhile. For many threads at once.
 */
final class RecentHints {
  /** So few readers are hinted each minute while they are due: a lost hint costs a minute then. */
  static final int CROWD = 1_000;

  /** A reader of a crowd that is still due after this time is hinted once more. */
  static final Duration LATELY = Duration.ofMinutes(5);

  private final Map<ReaderId, Instant> hinted = new ConcurrentHashMap<>();

  /** Those of the readers that are to be hinted now. */
  List<ReaderId> without(List<ReaderId> due, Instant now) {
    if (due.size() <= CROWD) {
      hinted.clear();
      return due;
    }
    hinted.values().removeIf(at -> !at.plus(LATELY).isAfter(now));
    return due.stream().filter(reader -> !hinted.containsKey(reader)).toList();
  }

  void add(Collection<ReaderId> readers, Instant now) {
    readers.forEach(reader -> hinted.put(reader, now));
  }
}
