package io.signalbox.delivery;

import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.DueTable;
import io.signalbox.store.ForwardingDueTable;
import io.signalbox.store.ForwardingPlatform;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Platform;
import io.signalbox.store.Range;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the writes to the readers' table, and the items that its queries read. */
public final class CountingPlatform extends ForwardingPlatform {
  private final AtomicInteger writes;
  private final AtomicInteger queried;

  public CountingPlatform(Platform platform, AtomicInteger writes) {
    this(platform, writes, new AtomicInteger());
  }

  public CountingPlatform(Platform platform, AtomicInteger writes, AtomicInteger queried) {
    super(platform);
    this.writes = writes;
    this.queried = queried;
  }

  @Override
  public DueTable dueTable(String variable) {
    return new ForwardingDueTable(super.dueTable(variable)) {
      @Override
      public Insertion insertIfAbsent(Draft draft) {
        writes.incrementAndGet();
        return super.insertIfAbsent(draft);
      }

      @Override
      public boolean replaceIfVersion(Draft draft, long expected) {
        writes.incrementAndGet();
        return super.replaceIfVersion(draft, expected);
      }

      @Override
      public List<Item> query(Range range, Consistency consistency) {
        List<Item> items = super.query(range, consistency);
        queried.addAndGet(items.size());
        return items;
      }
    };
  }
}
