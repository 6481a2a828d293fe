package io.signalbox.control.erasure;

import io.signalbox.store.Key;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far an erasure is.
 *
 * @param pass how often it has gone through everything, from 1
 * @param place which table it is at; behind the last come the engine's belongings
 * @param last the key of the last item that it is done with there
 * @param pending what it is about to take out, by a hash of its key, with what it is: whoever goes
 *     on after a crash counts none twice
 * @param erased how many of each kind are taken out
 * @param remaining how many of each kind hold now, and stay
 * @param looked how many items were looked at in this pass
 * @param changed how many were taken out in this pass
 */
record Progress(
    int pass,
    int place,
    Optional<Key> last,
    Map<String, String> pending,
    Map<String, Long> erased,
    Map<String, Long> remaining,
    long looked,
    long changed) {
  static final Progress BEGIN =
      new Progress(1, 0, Optional.empty(), Map.of(), Map.of(), Map.of(), 0, 0);

  Progress {
    pending = Map.copyOf(pending);
    erased = Map.copyOf(erased);
    remaining = Map.copyOf(remaining);
  }

  Progress about(Map<String, String> next) {
    return new Progress(pass, place, last, next, erased, remaining, looked, changed);
  }

  /** Behind some items, of which those that were pending are gone. */
  Progress behind(Key key, int items, Map<String, Long> kept) {
    return new Progress(
        pass,
        place,
        Optional.of(key),
        Map.of(),
        plusPending(),
        sum(remaining, kept),
        looked + items,
        changed + pending.size());
  }

  Progress atNextPlace() {
    return new Progress(
        pass,
        place + 1,
        Optional.empty(),
        Map.of(),
        plusPending(),
        remaining,
        looked,
        changed + pending.size());
  }

  Progress inNextPass() {
    return new Progress(pass + 1, 0, Optional.empty(), Map.of(), erased, Map.of(), 0, 0);
  }

  /** Without what could name the subject. */
  Progress ended() {
    return new Progress(
        pass, place, Optional.empty(), Map.of(), erased, remaining, looked, changed);
  }

  private Map<String, Long> plusPending() {
    Map<String, Long> counts = new TreeMap<>();
    pending.values().forEach(kind -> counts.merge(kind, 1L, Long::sum));
    return sum(erased, counts);
  }

  private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
    Map<String, Long> sum = new TreeMap<>(one);
    other.forEach((kind, count) -> sum.merge(kind, count, Long::sum));
    return sum;
  }
}
