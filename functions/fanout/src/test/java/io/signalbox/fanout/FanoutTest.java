package io.signalbox.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.delivery.Deadline;
import io.signalbox.delivery.TestHub;
import io.signalbox.delivery.reader.MainReaderProvisioner;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Route;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.store.Body;
import io.signalbox.store.Change;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedStream;
import io.signalbox.store.telemetry.Metrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FanoutTest {
  private static final Deadline IN_TIME = () -> Duration.ofMinutes(1);

  private final TestHub hub = new TestHub();
  private final EmbeddedStream stream = hub.store.stream("Envelopes");
  private final Map<String, Route> routes = new LinkedHashMap<>();
  private final DirectoryStore directory =
      new DirectoryStore(hub.store.table("Directory"), Duration.ZERO, hub.clock, new Random(1));

  private final AtomicLong unmatched = new AtomicLong();
  private final Metrics counted =
      (dimensions, counts) -> unmatched.addAndGet(counts.getOrDefault("Unmatched", 0L));

  FanoutTest() {
    route("all", "soc");
  }

  private void route(String name, String... destinations) {
    routes.put(
        name,
        new Route(
            name, JsonNodeFactory.instance.objectNode(), List.of(destinations), List.of(), true));
  }

  private Fanout instance() {
    return instance(feeds(hub.store.table("Feeds")));
  }

  private FeedAppender feeds(Table table) {
    return new FeedAppender(
        table,
        hub.clock,
        TestHub.RETENTION,
        new MainReaderProvisioner(hub.readers, this::settings));
  }

  private SettingsDocument settings() {
    return new SettingsDocument(Map.of(), hub.destinations, routes);
  }

  private Fanout instance(FeedAppender feeds) {
    return new Fanout(
        hub.envelopeStore,
        new Routes(this::settings, directory::recent, RequestedMatches.of(hub.platform), hub.clock),
        feeds,
        new Unrouted(hub.store.queue("Unrouted")),
        hub.hints,
        new Unmatched(counted, hub.clock),
        Metrics.NONE);
  }

  private void fan(List<Change> batch) {
    instance().fan(batch, IN_TIME);
  }

  private List<Key> setAside() {
    return hub.store.queue("Unrouted").receive(10, Duration.ofHours(1)).stream()
        .map(message -> Unrouted.item(message.body()))
        .toList();
  }

  private List<Change> changes() {
    return stream.after(0, 1_000);
  }

  private int entries(FeedId feed) {
    return hub.feeds.read(feed, Position.START, 1_000).entries().size();
  }

  @Test
  void envelopes_get_into_their_feeds_and_into_the_journal_and_a_hint_is_sent() {
    hub.keep(1);
    hub.keep(2);
    fan(changes());

    assertThat(entries(TestHub.FEED)).isEqualTo(2);
    assertThat(hub.feeds.read(FeedId.JOURNAL, Position.START, 10).entries())
        .allSatisfy(one -> assertThat(one.entry().feeds()).containsExactly(TestHub.FEED))
        .hasSize(2);
    hub.deliverHinted();
    assertThat(hub.receiver.events()).containsExactly(List.of(1), List.of(2));
  }

  @Test
  void a_stream_that_is_told_again_and_cut_anew_changes_nothing() {
    for (int number = 0; number < 50; number++) {
      hub.keep(number);
    }
    List<Change> all = changes();
    Fanout warm = instance();
    warm.fan(all.subList(0, 30), IN_TIME);
    fan(all.subList(10, 40));
    warm.fan(all.subList(20, 50), IN_TIME);
    fan(all);

    assertThat(entries(TestHub.FEED)).isEqualTo(50);
    assertThat(entries(FeedId.JOURNAL)).isEqualTo(50);
  }

  @Test
  void a_repeated_batch_sends_its_hints_again() {
    hub.keep(1);
    fan(changes());
    hub.store.queue("Http").receive(10, Duration.ofHours(1));
    fan(changes());

    assertThat(hub.store.queue("Http").receive(10, Duration.ofHours(1))).hasSize(1);
  }

  @Test
  void a_new_feed_whose_hint_was_not_sent_has_a_reader_that_is_behind() {
    hub.takesHints = false;
    hub.keep(1);
    assertThatThrownBy(() -> fan(changes())).isInstanceOf(StoreException.Unavailable.class);

    assertThat(entries(TestHub.FEED)).isEqualTo(1);
    assertThat(hub.reader().cursor()).isEqualTo(Position.START);
    assertThat(hub.readers.ofDestination(FeedId.JOURNAL.destination())).isEmpty();
  }

  @Test
  void an_envelope_that_nothing_matches_is_in_the_journal_alone() {
    routes.clear();
    hub.keep(1);
    fan(changes());

    assertThat(entries(TestHub.FEED)).isZero();
    assertThat(entries(FeedId.JOURNAL)).isEqualTo(1);
    assertThat(unmatched).hasValue(1);
  }

  @Test
  void a_repeated_batch_does_not_count_again_what_nothing_matches() {
    routes.clear();
    hub.keep(1);
    fan(changes());
    fan(changes());

    assertThat(unmatched).hasValue(1);
  }

  @Test
  void a_record_that_cannot_be_read_is_set_aside_and_holds_nobody_up() {
    hub.keep(1);
    hub.keep(2);
    List<Change> batch = new ArrayList<>(changes());
    Item good = batch.getFirst().item();
    batch.set(
        0,
        new Change(
            batch.getFirst().sequence(),
            Item.of(Draft.of(good.key(), Body.ofText("nonsense")), 1)));
    fan(batch);

    assertThat(entries(TestHub.FEED)).isEqualTo(1);
    assertThat(setAside()).containsExactly(good.key());
  }

  @Test
  void an_envelope_that_cannot_be_appended_is_found_among_its_neighbours_and_set_aside_alone() {
    for (int number = 0; number < 9; number++) {
      hub.keep(number);
    }
    List<Change> batch = changes();
    Key poison = batch.get(6).item().key();
    FeedAppender refusing = feeds(new RefusingTable(hub.store.table("Feeds"), poison.partition()));
    instance(refusing).fan(batch, IN_TIME);

    assertThat(setAside()).containsExactly(poison);
    assertThat(entries(TestHub.FEED)).isEqualTo(8);
    assertThat(entries(FeedId.JOURNAL)).isEqualTo(8);
  }

  @Test
  void what_there_is_no_time_for_is_left_to_be_told_again() {
    for (int number = 0; number < 3; number++) {
      hub.keep(number);
    }

    assertThat(instance().fan(changes(), () -> Duration.ofSeconds(1))).isEqualTo(1);
    assertThat(entries(TestHub.FEED)).isEqualTo(1);
  }

  @Test
  void two_destinations_get_a_feed_each() {
    Destination other = rename(TestHub.destination(new io.signalbox.settings.Interval.Immediate()));
    hub.destination(other);
    route("second", "soc", "other");
    hub.keep(1);
    fan(changes());

    assertThat(entries(TestHub.FEED)).isEqualTo(1);
    assertThat(entries(new FeedId("other", ""))).isEqualTo(1);
  }

  private static Destination rename(Destination of) {
    return new Destination(
        "other",
        of.uri(),
        of.format(),
        of.form(),
        of.hierarchical(),
        of.intelmq(),
        of.interval(),
        of.retry(),
        of.startAt(),
        of.rate(),
        of.parallel(),
        of.options());
  }
}
