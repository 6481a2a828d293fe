package io.signalbox.simulation.port;

import io.signalbox.simulation.engine.Calls;
import io.signalbox.simulation.engine.SimulatedProcess;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.DueTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table as one process sees it: each operation is a call to what all processes share. */
final class SimulatedTable implements DueTable {
  private static final double STALE_READS = 0.3;

  /** How long the hub's clients try at the most. */
  static final Duration LONGEST_TRIES = Duration.ofSeconds(20);

  private final SharedTable shared;
  private final SimulatedProcess process;
  private final Calls calls;
  private final Duration longest;

  /**
   * @param longest how long a call can be under way
   */
  SimulatedTable(SharedTable shared, SimulatedProcess process, Calls calls, Duration longest) {
    this.shared = shared;
    this.process = process;
    this.calls = calls;
    this.longest = longest;
  }

  @Override
  public Optional<Item> get(Key key, Consistency consistency) {
    return calls.make(
        process, what("get", key), longest, () -> readable(consistency).get(key, consistency));
  }

  @Override
  public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
    return calls.make(
        process,
        shared.name() + " getAll " + keys.size(),
        longest,
        () -> readable(consistency).getAll(keys, consistency));
  }

  @Override
  public Insertion insertIfAbsent(Draft draft) {
    return calls.make(
        process, what("insert", draft.key()), longest, () -> shared.insertIfAbsent(draft));
  }

  @Override
  public boolean replaceIfVersion(Draft draft, long expected) {
    return calls.make(
        process,
        what("replace", draft.key()) + " v" + expected,
        longest,
        () -> shared.replaceIfVersion(draft, expected));
  }

  @Override
  public boolean deleteIfVersion(Key key, long expected) {
    return calls.make(
        process,
        what("delete", key) + " v" + expected,
        longest,
        () -> shared.deleteIfVersion(key, expected));
  }

  @Override
  public List<Item> query(Range range, Consistency consistency) {
    return calls.make(
        process,
        shared.name() + " query " + range.partition(),
        longest,
        () -> readable(consistency).query(range, consistency));
  }

  @Override
  public List<Due> due(Instant until, int limit) {
    return calls.make(
        process,
        shared.name() + " due",
        longest,
        () -> readable(Consistency.EVENTUAL).due(until, limit));
  }

  private DueTable readable(Consistency consistency) {
    return consistency == Consistency.EVENTUAL && calls.chance(0) < STALE_READS
        ? shared.asOfSomeTimeAgo(calls.chance(1))
        : shared.present();
  }

  private String what(String operation, Key key) {
    return shared.name() + " " + operation + " " + key.partition() + "/" + key.sort();
  }
}
