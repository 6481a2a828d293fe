package io.signalbox.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.signalbox.delivery.TestHub;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.store.Change;
import io.signalbox.store.Draft;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Insertion;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedStream;
import io.signalbox.store.telemetry.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Fanout lacks a permission on a table: the records are not at fault. */
class DeniedTest {
  private static final int ENVELOPES = 200;

  private final TestHub hub = new TestHub();
  private final EmbeddedStream stream = hub.store.stream("Envelopes");
  private final DirectoryStore directory =
      new DirectoryStore(hub.store.table("Directory"), Duration.ZERO, hub.clock, new Random(1));

  /** A table that the function may read and not write. */
  private static final class Denying extends ForwardingTable {
    Denying(Table table) {
      super(table);
    }

    @Override
    public Insertion insertIfAbsent(Draft draft) {
      throw new StoreException.Denied("A write is not allowed", new IllegalStateException());
    }
  }

  private Fanout instance(Table feeds) {
    SettingsDocument settings = new SettingsDocument(Map.of(), hub.destinations, Map.of());
    return new Fanout(
        hub.envelopeStore,
        new Routes(() -> settings, directory::recent, RequestedMatches.of(hub.platform), hub.clock),
        new FeedAppender(feeds, hub.clock, TestHub.RETENTION, (feed, group) -> {}),
        new Unrouted(hub.store.queue("Unrouted")),
        hub.hints,
        new Unmatched(Metrics.NONE, hub.clock),
        Metrics.NONE);
  }

  @Test
  void no_record_is_set_aside_and_all_are_routed_once_the_permission_is_there() {
    for (int number = 0; number < ENVELOPES; number++) {
      hub.keep(number);
    }
    List<Change> batch = stream.after(0, ENVELOPES);
    Table feeds = hub.store.table("Feeds");

    assertThatExceptionOfType(StoreException.Denied.class)
        .isThrownBy(() -> instance(new Denying(feeds)).fan(batch, () -> Duration.ofMinutes(1)));
    assertThat(hub.store.queue("Unrouted").size()).isZero();

    assertThat(instance(feeds).fan(batch, () -> Duration.ofMinutes(1))).isEqualTo(ENVELOPES);
    assertThat(hub.feeds.read(FeedId.JOURNAL, Position.START, 2 * ENVELOPES).entries())
        .hasSize(ENVELOPES);
  }
}
