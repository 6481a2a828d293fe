package io.signalbox.runtime.platform;

import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.DueTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table, each operation under the permission that it needs on DynamoDB. */
record GuardedTable(DueTable table, Guard guard, Guard indexGuard) implements DueTable {

  @Override
  public Optional<Item> get(Key key, Consistency consistency) {
    guard.require("dynamodb:GetItem");
    return table.get(key, consistency);
  }

  @Override
  public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
    guard.require("dynamodb:BatchGetItem");
    return table.getAll(keys, consistency);
  }

  @Override
  public Insertion insertIfAbsent(Draft draft) {
    guard.requireIn("dynamodb:PutItem", draft.key().partition());
    return table.insertIfAbsent(draft);
  }

  @Override
  public boolean replaceIfVersion(Draft draft, long expected) {
    guard.requireIn("dynamodb:PutItem", draft.key().partition());
    return table.replaceIfVersion(draft, expected);
  }

  @Override
  public boolean deleteIfVersion(Key key, long expected) {
    guard.requireIn("dynamodb:DeleteItem", key.partition());
    return table.deleteIfVersion(key, expected);
  }

  @Override
  public List<Item> query(Range range, Consistency consistency) {
    guard.require("dynamodb:Query");
    return table.query(range, consistency);
  }

  @Override
  public List<Due> due(Instant until, int limit) {
    indexGuard.require("dynamodb:Query");
    return table.due(until, limit);
  }

  @Override
  public DueTable outlivingTheProcess() {
    return new GuardedTable(table.outlivingTheProcess(), guard, indexGuard);
  }
}
