package io.signalbox.delivery;

import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.DueTable;
import io.signalbox.store.Environment;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Mailer;
import io.signalbox.store.MessageQueue;
import io.signalbox.store.Platform;
import io.signalbox.store.Range;
import io.signalbox.store.Secrets;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A platform on which the process dies at a replacement in one of the tables, before it takes
 * effect. Nothing is replaced there by a dead process.
 */
public record CrashingPlatform(Platform platform, String table, int replacementsBefore)
    implements Platform {

  /** Stands for the end of the process. */
  public static final class Crash extends RuntimeException {}

  @Override
  public Environment environment() {
    return platform.environment();
  }

  @Override
  public Table table(String variable) {
    return platform.table(variable);
  }

  @Override
  public DueTable dueTable(String variable) {
    DueTable standing = platform.dueTable(variable);
    return variable.equals(table) ? new CrashingTable(standing, replacementsBefore) : standing;
  }

  @Override
  public MessageQueue queue(String variable) {
    return platform.queue(variable);
  }

  @Override
  public Mailer mailer() {
    return platform.mailer();
  }

  @Override
  public Secrets secrets() {
    return platform.secrets();
  }

  @Override
  public Clock clock() {
    return platform.clock();
  }

  @Override
  public RandomGenerator random() {
    return platform.random();
  }

  private static final class CrashingTable implements DueTable {
    private final DueTable table;
    private int replacementsLeft;

    CrashingTable(DueTable table, int replacementsLeft) {
      this.table = table;
      this.replacementsLeft = replacementsLeft;
    }

    @Override
    public boolean replaceIfVersion(Draft draft, long expected) {
      if (replacementsLeft-- <= 0) {
        throw new Crash();
      }
      return table.replaceIfVersion(draft, expected);
    }

    @Override
    public Optional<Item> get(Key key, Consistency consistency) {
      return table.get(key, consistency);
    }

    @Override
    public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
      return table.getAll(keys, consistency);
    }

    @Override
    public Insertion insertIfAbsent(Draft draft) {
      return table.insertIfAbsent(draft);
    }

    @Override
    public boolean deleteIfVersion(Key key, long expected) {
      return table.deleteIfVersion(key, expected);
    }

    @Override
    public List<Item> query(Range range, Consistency consistency) {
      return table.query(range, consistency);
    }

    @Override
    public List<Due> due(Instant until, int limit) {
      return table.due(until, limit);
    }
  }
}
