package io.signalbox.bench.bill.hub;

import io.signalbox.bench.bill.meter.Call;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A table whose users within one call, each a virtual thread, work one after the other: the next
 * begins when the one before has ended. Else it is chance what one has written when another reads.
 * None of them may wait for another.
 */
final class InTurn implements Table {
  private static final AtomicReference<@Nullable Thread> TURN = new AtomicReference<>();

  private final Table table;

  InTurn(Table table) {
    this.table = table;
  }

  private Table mine() {
    Thread user = Thread.currentThread();
    while (user.isVirtual() && !user.equals(TURN.get())) {
      Thread other = TURN.get();
      try {
        if (other != null) {
          other.join();
        }
      } catch (InterruptedException e) {
        user.interrupt();
        throw new IllegalStateException("Interrupted while waiting for its turn", e);
      }
      if (TURN.compareAndSet(other, user)) {
        Call.beginPart();
      }
    }
    return table;
  }

  @Override
  public Optional<Item> get(Key key, Consistency consistency) {
    return mine().get(key, consistency);
  }

  @Override
  public Map<Key, Item> getAll(Collection<Key> keys, Consistency consistency) {
    return mine().getAll(keys, consistency);
  }

  @Override
  public Insertion insertIfAbsent(Draft draft) {
    return mine().insertIfAbsent(draft);
  }

  @Override
  public boolean replaceIfVersion(Draft draft, long expected) {
    return mine().replaceIfVersion(draft, expected);
  }

  @Override
  public boolean deleteIfVersion(Key key, long expected) {
    return mine().deleteIfVersion(key, expected);
  }

  @Override
  public List<Item> query(Range range, Consistency consistency) {
    return mine().query(range, consistency);
  }
}
