package io.signalbox.statistics.habit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.delivery.destination.FailureRates;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.SanitisedEvent;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.HubNotices;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.JournalRow;
import io.signalbox.settings.Group;
import io.signalbox.statistics.CountedLogs;
import io.signalbox.statistics.DyingTable;
import io.signalbox.statistics.HostKey;
import io.signalbox.statistics.HourlyCounts;
import io.signalbox.statistics.SheetBuilder;
import io.signalbox.statistics.Statistics;
import io.signalbox.store.ManualClock;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.EmbeddedStream;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HabitWatchTest {
  private static final Duration RETENTION = Duration.ofDays(90);
  private static final int THREE_WEEKS = 3 * HourOfWeek.COUNT + 24;
  private static final String TEXT = "event_description.text";

  private final ManualClock clock = new ManualClock(Instant.parse("2026-01-05T00:30:00Z"));
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final Table feeds = store.table("feeds");
  private final EmbeddedStream stream = store.stream("envelopes");
  private final EnvelopeStore envelopes =
      new EnvelopeStore(store.table("envelopes"), clock, new Random(1), RETENTION);
  private final MemorySecrets secrets = new MemorySecrets();
  private final FeedAppender journal =
      new FeedAppender(feeds, clock, RETENTION, (feed, group) -> {});
  private final CountedLogs logs =
      new CountedLogs(feeds, envelopes, store.table("deliveries"), clock, RETENTION);
  private final HostKey key = new HostKey(secrets, new Random(2));
  private final SheetBuilder sheets = new SheetBuilder(feeds, logs, key, clock, RETENTION);
  private int posted;

  @AfterEach
  void close() {
    store.close();
  }

  private void post(String sender, String feed, int events) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      ObjectNode event = JsonNodeFactory.instance.objectNode();
      event.put("feed.name", feed).put("feed.provider", "p").put("extra.n", posted++);
      Envelope envelope = Envelope.ofEvent(event);
      EnvelopeKey key = EnvelopeKey.first(envelope.id().dedupKey());
      JournalRow row = JournalRow.of(new StoredEnvelope(key, envelope, sender, clock.instant()));
      candidates.add(
          new Candidate(key, clock.instant(), 300, List.of(), Optional.of(row), List.of()));
    }
    journal.append(FeedId.JOURNAL, Group.NONE, candidates);
  }

  private void look(Table table) {
    sheets.build(() -> true);
    HubNotices notices = new HubNotices(envelopes, "hub-a", "watch");
    new HabitWatch(
            new HourlyCounts(feeds, clock, RETENTION),
            new HabitStore(table),
            notices,
            new FailureWatch(
                new Statistics(feeds, logs, key, clock, RETENTION, 1),
                notices,
                new FailureRates(feeds, clock)))
        .look(() -> true);
  }

  /** Each hour two events of each sender, and from seven on a daily report. */
  private void postForHours(int hours, String... senders) {
    for (int hour = 0; hour < hours; hour++) {
      for (String sender : senders) {
        post(sender, "sensors", 2);
        if (hour % 24 == 7) {
          post(sender, "daily", 3);
        }
      }
      clock.advance(Duration.ofHours(1));
      sheets.build(() -> true);
    }
  }

  private void lookForHours(int hours) {
    for (int hour = 0; hour < hours; hour++) {
      clock.advance(Duration.ofHours(1));
      look(feeds);
    }
  }

  private static ObjectNode fields(Envelope envelope) {
    return SanitisedEvent.fields(envelope, _ -> true);
  }

  /** What the hub said, in the order in which it did. */
  private List<String> told() {
    return stream.after(0, 100).stream()
        .flatMap(change -> envelopes.arrival(change).stream())
        .map(stored -> fields(stored.envelope()).path(TEXT).asText())
        .toList();
  }

  @Test
  void a_sender_that_stops_is_told_once_after_an_hour_and_not_each_of_its_feeds() {
    postForHours(THREE_WEEKS, "cert-at", "cert-ee");
    look(feeds);
    assertThat(told()).isEmpty();

    postForHours(1, "cert-ee");
    look(feeds);
    assertThat(told()).hasSize(1);
    for (int hour = 0; hour < 10; hour++) {
      postForHours(1, "cert-ee");
      look(feeds);
    }

    assertThat(told())
        .containsExactly(
            "The sender cert-at sent no events since 2026-01-27T00:00:00Z."
                + " Its usual pause at that time of the week is an hour.");
    SenderHabits habits = new HabitStore(feeds).find("cert-at").orElseThrow();
    assertThat(habits.silentSince()).contains(Instant.parse("2026-01-26T23:00:00Z"));
    assertThat(habits.silentFeeds()).isEmpty();
  }

  @Test
  void a_feed_that_stops_is_told_while_its_sender_goes_on() {
    postForHours(THREE_WEEKS, "cert-at");
    look(feeds);

    for (int hour = 0; hour < 3 * 24; hour++) {
      post("cert-at", "sensors", 2);
      lookForHours(1);
    }

    assertThat(told())
        .containsExactly(
            "The feed \"daily\" of the sender cert-at sent no events since 2026-01-26T08:00:00Z."
                + " Its usual pause at that time of the week is 24 hours.");
    SenderHabits habits = new HabitStore(feeds).find("cert-at").orElseThrow();
    assertThat(habits.silentSince()).isEmpty();
    assertThat(habits.silentFeeds())
        .containsExactly(
            Map.entry(new FeedName("p", "daily"), Instant.parse("2026-01-26T07:00:00Z")));
  }

  @Test
  void a_surge_is_told_of_the_sender_with_its_numbers() {
    postForHours(THREE_WEEKS, "cert-at");
    look(feeds);

    post("cert-at", "sensors", 500);
    lookForHours(1);
    post("cert-at", "sensors", 500);
    lookForHours(1);

    assertThat(told())
        .containsExactly(
            "The sender cert-at sent 500 events in the hour from 2026-01-27T00:00:00Z on."
                + " Until now it had at most 2.");
  }

  @Test
  void a_sender_that_comes_back_is_silent_no_more() {
    postForHours(THREE_WEEKS, "cert-at");
    lookForHours(3);
    HabitStore habits = new HabitStore(feeds);
    assertThat(habits.find("cert-at").orElseThrow().silentSince()).isPresent();

    post("cert-at", "sensors", 2);
    lookForHours(1);

    assertThat(habits.find("cert-at").orElseThrow().silentSince()).isEmpty();
    assertThat(told()).hasSize(1);
  }

  @Test
  void the_hub_does_not_watch_what_it_says_itself() {
    postForHours(THREE_WEEKS, "hub:watch");
    lookForHours(10);

    assertThat(told()).isEmpty();
    assertThat(new HabitStore(feeds).list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0,false", "0,true", "1,false", "2,true"})
  void whoever_dies_between_two_writes_is_followed_by_one_that_tells_the_same(
      int writes, boolean isWritten) {
    postForHours(THREE_WEEKS, "cert-at", "cert-ee");
    look(feeds);
    clock.advance(Duration.ofHours(2));

    assertThatThrownBy(() -> look(new DyingTable(feeds, writes, isWritten)))
        .hasMessage("It dies here");
    look(feeds);
    lookForHours(2);

    assertThat(told()).hasSize(2).doesNotHaveDuplicates();
    assertThat(new HabitStore(feeds).list())
        .allSatisfy(habits -> assertThat(habits.silentSince()).isPresent());
  }

  @Test
  void weeks_without_a_look_are_caught_up_without_telling_what_is_over() {
    postForHours(THREE_WEEKS, "cert-at");
    clock.advance(Duration.ofHours(9));
    postForHours(HourOfWeek.COUNT, "cert-at");

    look(feeds);

    assertThat(told()).isEmpty();
  }
}
