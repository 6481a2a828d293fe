package io.signalbox.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.delivery.TestHub;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Group;
import io.signalbox.settings.Route;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.store.Change;
import io.signalbox.store.StoreException;
import io.signalbox.store.embedded.EmbeddedStream;
import io.signalbox.store.telemetry.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackfillTest {
  private final TestHub hub = new TestHub();
  private final EmbeddedStream stream = hub.store.stream("Envelopes");
  private final Map<String, Route> routes = new LinkedHashMap<>();
  private final Routes current =
      new Routes(
          () -> new SettingsDocument(Map.of(), hub.destinations, Map.copyOf(routes)),
          new DirectoryStore(hub.store.table("Directory"), Duration.ZERO, hub.clock, new Random(1))
              ::recent,
          RequestedMatches.of(hub.platform),
          hub.clock);

  private int told;

  private FeedAppender appender() {
    return new FeedAppender(
        hub.store.table("Feeds"), hub.clock, TestHub.RETENTION, (feed, group) -> {});
  }

  private void fanOut() {
    List<Change> changes = stream.after(0, 1_000);
    new Fanout(
            hub.envelopeStore,
            current,
            appender(),
            new Unrouted(hub.store.queue("Unrouted")),
            hub.hints,
            new Unmatched(Metrics.NONE, hub.clock),
            Metrics.NONE)
        .fan(changes.subList(told, changes.size()), () -> Duration.ofMinutes(1));
    told = changes.size();
  }

  private void route() {
    routes.put(
        "all",
        new Route("all", JsonNodeFactory.instance.objectNode(), List.of("soc"), List.of(), true));
  }

  private ReaderId begin(Instant since) {
    ReaderId id = ReaderId.backfill("soc", since);
    hub.readers.addIfAbsent(
        Reader.following(id, Group.NONE, hub.feeds.since(FeedId.JOURNAL, since))
            .waitingUntil(hub.clock.instant())
            .inEdition(Long.toString(hub.clock.instant().toEpochMilli())));
    return id;
  }

  private void fill(ReaderId id) {
    new Backfill(
            hub.readers,
            hub.feeds,
            hub.envelopeStore,
            current,
            appender(),
            hub.hints,
            hub.clock,
            Duration.ofSeconds(20))
        .fill(id, () -> Duration.ofMinutes(1));
  }

  private int entries() {
    return hub.feeds.read(TestHub.FEED, Position.START, 1_000).entries().size();
  }

  @Test
  void a_new_feed_gets_what_its_routes_would_have_sent_since_a_time_and_each_once() {
    hub.keep(1);
    fanOut();
    hub.clock.advance(Duration.ofHours(1));
    Instant since = hub.clock.instant();
    hub.keep(2);
    hub.keep(3);
    fanOut();
    hub.clock.advance(Duration.ofHours(1));
    route();
    ReaderId backfill = begin(since);
    hub.keep(4);
    fanOut();
    fill(backfill);
    fill(backfill);

    assertThat(entries()).isEqualTo(3);
  }

  @Test
  void it_goes_on_only_when_the_queue_has_taken_the_hints_of_what_it_appended() {
    Instant since = hub.clock.instant();
    hub.keep(1);
    fanOut();
    hub.clock.advance(Duration.ofHours(1));
    route();
    ReaderId backfill = begin(since);
    hub.takesHints = false;
    assertThatThrownBy(() -> fill(backfill)).isInstanceOf(StoreException.Unavailable.class);
    hub.takesHints = true;
    fill(backfill);
    hub.deliverHinted();

    assertThat(hub.receiver.events()).containsExactly(List.of(1));
  }

  @Test
  void it_stays_due_until_every_fanout_knows_the_destination_and_then_ends() {
    route();
    ReaderId backfill = begin(hub.clock.instant());
    fill(backfill);
    assertThat(hub.reader(backfill).due()).isPresent();

    hub.clock.advance(Duration.ofMinutes(2));
    fill(backfill);
    assertThat(hub.reader(backfill).due()).isEmpty();
  }
}
