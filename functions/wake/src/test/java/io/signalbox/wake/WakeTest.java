package io.signalbox.wake;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Groups;
import io.signalbox.delivery.Hint;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.TestHub;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.Interval;
import io.signalbox.store.embedded.EmbeddedQueue;
import io.signalbox.store.embedded.ReceivedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WakeTest {
  private static final Duration A_DAY = Duration.ofDays(1);
  private final TestHub hub = new TestHub();
  private Instant called = hub.clock.instant();
  private Duration left = Duration.ofSeconds(50);
  private int number = 1_000;

  private void wake() {
    Wakes.of(hub).wake(called, () -> left);
  }

  /** Wake is called each minute, for an hour in which the hub is not idle. */
  private void wakeForAnHour() {
    hub.append(FeedId.JOURNAL, Group.NONE, ++number, number);
    for (int minute = 0; minute < 60; minute++) {
      called = called.plus(Duration.ofMinutes(1));
      hub.clock.advance(Duration.ofMinutes(1));
      wake();
    }
  }

  private static List<String> bodies(EmbeddedQueue queue) {
    return queue.receive(10, A_DAY).stream().map(ReceivedMessage::body).toList();
  }

  @Test
  void a_retry_whose_hint_was_lost_is_delivered_when_it_is_due() {
    hub.append(1, 1);
    hub.receiver.answersOnce(new Outcome.Failed("500"));
    hub.deliver();
    hub.clock.advance(Duration.ofHours(1));
    hub.store.queue("Http").receive(10, A_DAY);
    wake();
    hub.deliverHinted();

    assertThat(hub.receiver.events()).hasSize(2);
  }

  @Test
  void who_is_not_due_gets_no_hint() {
    hub.append(1, 1);
    hub.deliver();
    wakeForAnHour();

    assertThat(bodies(hub.store.queue("Http"))).isEmpty();
  }

  @Test
  void a_reader_whose_hint_was_lost_is_woken_once_an_hour() {
    hub.append(1, 1);
    hub.deliver();
    hub.append(2, 2);
    wakeForAnHour();

    assertThat(bodies(hub.store.queue("Http"))).containsExactly("soc#main");
  }

  @Test
  void an_hour_of_calls_finds_it_whatever_the_clocks_of_their_instances_say() {
    hub.append(1, 1);
    hub.deliver();
    hub.append(2, 2);
    hub.append(FeedId.JOURNAL, Group.NONE, 3, 3);
    hub.clock.advance(Duration.ofMinutes(100));
    for (int minute = 0; minute < 60; minute++) {
      called = called.plus(Duration.ofMinutes(1));
      wake();
    }

    assertThat(bodies(hub.store.queue("Http"))).containsExactly("soc#main");
  }

  @Test
  void an_idle_hub_is_not_looked_through_whatever_its_number_of_groups() {
    Groups.append(hub, 100);
    hub.clock.advance(Duration.ofHours(3));
    called = hub.clock.instant();
    for (int minute = 0; minute < 60; minute++) {
      called = called.plus(Duration.ofMinutes(1));
      wake();
    }

    assertThat(bodies(hub.store.queue("Http"))).isEmpty();
  }

  @Test
  void who_waited_for_a_destination_that_was_opened_lately_is_woken_on_an_idle_hub_too() {
    hub.append(1, 1);
    hub.deliver();
    hub.append(2, 2);
    hub.pause("maintenance");
    hub.clock.advance(Duration.ofHours(3));
    called = hub.clock.instant();
    hub.resume();
    hub.store.queue("Http").receive(10, A_DAY);
    for (int minute = 0; minute < 60; minute++) {
      called = called.plus(Duration.ofMinutes(1));
      wake();
    }

    assertThat(bodies(hub.store.queue("Http"))).contains("soc#main");
  }

  @Test
  void who_waits_for_a_paused_destination_is_not_woken() {
    hub.append(1, 1);
    hub.deliver();
    hub.append(2, 2);
    hub.pause("maintenance");
    wakeForAnHour();

    assertThat(bodies(hub.store.queue("Http"))).isEmpty();
  }

  @Test
  void what_was_set_aside_and_whose_hint_was_lost_is_woken_too() {
    hub.append(1, 2);
    ReaderId aside = ReaderId.aside(TestHub.FEED, Position.START, "");
    hub.readers.addIfAbsent(
        Reader.bounded(aside, Group.NONE, Position.START, new Position(1, 0), ""));
    wakeForAnHour();

    assertThat(bodies(hub.store.queue("Http"))).containsExactly(new Hint(aside).text());
  }

  @Test
  void who_is_paused_or_pulls_is_not_woken() {
    hub.append(1, 1);
    hub.deliver();
    hub.readers.addIfAbsent(
        Reader.following(ReaderId.client(TestHub.FEED, "cert"), Group.NONE, Position.START));
    hub.append(2, 2);
    hub.readers.change(TestHub.READER, reader -> reader.paused("for a test", hub.clock.instant()));
    wakeForAnHour();

    assertThat(bodies(hub.store.queue("Http"))).isEmpty();
  }

  @Test
  void who_is_due_comes_first_and_the_rest_waits_when_time_is_short() {
    hub.append(1, 1);
    hub.deliver();
    hub.append(2, 2);
    FeedId due = new FeedId("soc", "other");
    hub.readers.addIfAbsent(
        Reader.following(ReaderId.main(due), Group.NONE, Position.START)
            .waitingUntil(hub.clock.instant().plus(Duration.ofMinutes(59).plusSeconds(1))));
    left = MissedReaderScan.SPARE.minusMillis(1);
    wakeForAnHour();

    assertThat(bodies(hub.store.queue("Http"))).containsExactly("soc/other#main");
  }

  @Test
  void a_reader_whose_destination_is_no_more_is_still_looked_after() {
    hub.append(1, 1);
    hub.receiver.answersOnce(new Outcome.Failed("500"));
    hub.deliver();
    hub.store.queue("Http").receive(10, A_DAY);
    hub.destinations.clear();
    hub.clock.advance(Duration.ofHours(1));
    wake();

    assertThat(bodies(hub.store.queue("Http"))).contains("soc#main");
  }

  @Test
  void the_backfill_of_a_destination_with_a_start_in_the_past_is_begun_once() {
    Instant since = hub.clock.instant().minus(A_DAY);
    // The table keeps milliseconds, rounded up: by its index the backfill is not due yet.
    hub.clock.advance(Duration.ofNanos(1));
    Destination of = TestHub.destination(new Interval.Immediate());
    hub.destination(
        new Destination(
            of.name(),
            of.uri(),
            of.format(),
            of.form(),
            of.hierarchical(),
            of.intelmq(),
            of.interval(),
            of.retry(),
            Optional.of(since),
            of.rate(),
            of.parallel(),
            of.options()));
    wake();

    assertThat(bodies(hub.store.queue("Backfill")))
        .containsExactly("soc#" + ReaderId.backfill("soc", since).name());
    hub.readers.change(ReaderId.backfill("soc", since), reader -> reader.waitingUntil(null));
    wake();
    assertThat(bodies(hub.store.queue("Backfill"))).isEmpty();
  }
}
