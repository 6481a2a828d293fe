package io.signalbox.fetch;

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
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A platform on which no envelope can be written. */
record StoreThatIsAway(Platform platform) implements Platform {
  @Override
  public Environment environment() {
    return platform.environment();
  }

  @Override
  public Table table(String variable) {
    Table table = platform.table(variable);
    return variable.equals("ENVELOPES_TABLE") ? new ReadOnly(table) : table;
  }

  @Override
  public DueTable dueTable(String variable) {
    return platform.dueTable(variable);
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

  private record ReadOnly(Table table) implements Table {
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
      throw new StoreException.Throttled("insert", new IllegalStateException("throttled"));
    }

    @Override
    public boolean replaceIfVersion(Draft draft, long expected) {
      return table.replaceIfVersion(draft, expected);
    }

    @Override
    public boolean deleteIfVersion(Key key, long expected) {
      return table.deleteIfVersion(key, expected);
    }

    @Override
    public List<Item> query(Range range, Consistency consistency) {
      return table.query(range, consistency);
    }
  }
}
