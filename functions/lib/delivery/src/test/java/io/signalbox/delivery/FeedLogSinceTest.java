package io.signalbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Position;
import io.signalbox.store.Consistency;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Item;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Looking for a time in a feed while somebody appends to it. */
class FeedLogSinceTest {
  private final TestHub hub = new TestHub();

  @Test
  void what_comes_first_of_all_while_one_looks_is_behind_the_place() {
    Instant before = hub.clock.instant().minusSeconds(60);

    Position since = whileAppending(() -> hub.append(1, 2)).since(TestHub.FEED, before);

    assertThat(hub.feeds.read(TestHub.FEED, since, 10).entries()).hasSize(2);
  }

  @Test
  void what_comes_while_one_looks_behind_the_end_is_behind_the_place() {
    hub.append(1, 2);
    hub.clock.advance(Duration.ofMinutes(1));
    Instant now = hub.clock.instant();

    Position since = whileAppending(() -> hub.append(3, 4)).since(TestHub.FEED, now);

    assertThat(hub.feeds.read(TestHub.FEED, since, 10).entries()).hasSize(2);
  }

  private FeedLog whileAppending(Runnable append) {
    return new FeedLog(
        new InterruptedTable(hub.store.table("Feeds"), append), hub.clock, TestHub.RETENTION);
  }

  /** A table after whose first query something else happens. */
  private static final class InterruptedTable extends ForwardingTable {
    private Optional<Runnable> meanwhile;

    InterruptedTable(Table table, Runnable meanwhile) {
      super(table);
      this.meanwhile = Optional.of(meanwhile);
    }

    @Override
    public List<Item> query(Range range, Consistency consistency) {
      List<Item> found = super.query(range, consistency);
      meanwhile.ifPresent(Runnable::run);
      meanwhile = Optional.empty();
      return found;
    }
  }
}
