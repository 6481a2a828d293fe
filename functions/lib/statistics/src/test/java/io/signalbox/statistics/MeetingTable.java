package io.signalbox.statistics;

import io.signalbox.store.Consistency;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Item;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The first queries wait for each other. */
final class MeetingTable extends ForwardingTable {
  private final CountDownLatch absent;
  private volatile boolean haveMet = true;

  /**
   * @param count so many of them
   */
  MeetingTable(Table table, int count) {
    super(table);
    this.absent = new CountDownLatch(count);
  }

  /** Whether all of them were there at the same time. */
  boolean haveMet() {
    return haveMet && absent.getCount() == 0;
  }

  @Override
  public List<Item> query(Range range, Consistency consistency) {
    absent.countDown();
    try {
      if (!absent.await(20, TimeUnit.SECONDS)) {
        haveMet = false;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return super.query(range, consistency);
  }
}
