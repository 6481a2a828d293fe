package io.signalbox.delivery.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.delivery.CrashingPlatform.Crash;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.Receiver;
import io.signalbox.delivery.TestHub;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.feeds.FeedId;
import io.signalbox.settings.Group;
import io.signalbox.settings.Interval;
import io.signalbox.settings.Rate;
import io.signalbox.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrainTest {
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private final TestHub hub = new TestHub();
  private final Receiver receiver = hub.receiver;

  @Test
  void what_waits_is_delivered_in_order_and_once() {
    hub.append(1, 3);
    hub.deliver();
    hub.deliver();
    hub.append(4, 5);
    hub.deliver();

    assertThat(receiver.events())
        .containsExactly(List.of(1), List.of(2), List.of(3), List.of(4), List.of(5));
    assertThat(hub.reader().due()).isEmpty();
  }

  @Test
  void a_backlog_larger_than_what_is_loaded_at_once_is_delivered_whole() {
    receiver.loads(7);
    hub.append(1, 50);
    hub.deliver();

    assertThat(receiver.events()).hasSize(50);
  }

  @Test
  void a_failing_destination_is_left_alone_and_then_gets_everything_in_order() {
    hub.append(1, 3);
    receiver.answersOnce(
        new Outcome.Failed("500"), new Outcome.Unknown("no answer"), new Outcome.Failed("500"));
    hub.deliver();
    assertThat(receiver.events()).containsExactly(List.of(1));
    hub.deliver();
    assertThat(receiver.events()).as("a hint that comes too early does nothing").hasSize(1);

    for (int i = 0; i < 3; i++) {
      hub.clock.advance(AN_HOUR);
      hub.deliver();
    }

    assertThat(receiver.events())
        .containsExactly(List.of(1), List.of(1), List.of(1), List.of(1), List.of(2), List.of(3));
    assertThat(receiver.got().subList(0, 4))
        .extracting(Receiver.Got::id)
        .containsOnly(receiver.got().getFirst().id());
    assertThat(receiver.got()).extracting(Receiver.Got::attempt).containsExactly(1, 2, 3, 4, 1, 1);
  }

  @Test
  void after_a_failure_the_reader_is_due_and_hinted_again() {
    hub.append(1, 1);
    receiver.answersOnce(new Outcome.Failed("500"));
    hub.deliver();

    assertThat(hub.readers.due(hub.clock.instant().plus(AN_HOUR), 10))
        .containsExactly(TestHub.READER);
    hub.clock.advance(Duration.ofSeconds(6));
    hub.deliverHinted();
    assertThat(receiver.events()).containsExactly(List.of(1), List.of(1));
  }

  @Test
  void retry_after_is_honoured() {
    hub.append(1, 1);
    receiver.answersOnce(new Outcome.Failed("429", Optional.of(AN_HOUR)));
    hub.deliver();

    assertThat(hub.reader().notBefore()).isEqualTo(hub.clock.instant().plus(AN_HOUR));
  }

  @Test
  void
      after_a_crash_the_flight_is_repeated_with_the_same_bounds_and_id_but_not_before_the_lease_ends() {
    receiver.takes(3);
    hub.append(1, 3);
    assertThatThrownBy(
            () -> hub.drainThatCrashesWhenSettling().drain(TestHub.READER, () -> hub.left))
        .isInstanceOf(Crash.class);
    hub.append(4, 5);
    hub.deliver();
    assertThat(receiver.events()).as("the lease holds").containsExactly(List.of(1, 2, 3));
    Instant due = hub.reader().due().orElseThrow();
    hub.clock.advance(Duration.between(hub.clock.instant(), due).plusMillis(1));
    hub.deliver();

    assertThat(receiver.events())
        .containsExactly(List.of(1, 2, 3), List.of(1, 2, 3), List.of(4, 5));
    assertThat(receiver.got().get(0).id()).isEqualTo(receiver.got().get(1).id());
  }

  @Test
  void whoever_lost_its_lease_while_sending_writes_nothing() {
    hub.append(1, 1);
    receiver.answers(
        got -> {
          if (receiver.got().size() == 1) {
            hub.clock.advance(AN_HOUR);
            hub.deliver();
          }
          return new Outcome.Delivered("200");
        });
    hub.deliver();
    hub.append(2, 2);
    hub.deliver();

    assertThat(receiver.events()).containsExactly(List.of(1), List.of(1), List.of(2));
  }

  @Test
  void a_digest_has_what_came_in_its_interval_and_nothing_is_lost_at_the_edge() {
    hub.destination(TestHub.destination(new Interval.Every(Duration.ofMinutes(15))));
    receiver.takes(100);
    hub.append(1, 2);
    hub.deliver();
    hub.clock.advance(Duration.ofMinutes(14));
    hub.append(3, 3);
    hub.deliver();
    assertThat(receiver.events()).isEmpty();
    hub.clock.advance(Duration.ofSeconds(61));
    hub.append(4, 4);
    hub.deliver();
    assertThat(receiver.events()).containsExactly(List.of(1, 2, 3));

    hub.clock.advance(Duration.ofMinutes(15));
    hub.deliver();
    assertThat(receiver.events()).containsExactly(List.of(1, 2, 3), List.of(4));
    assertThat(hub.reader().due()).isEmpty();
  }

  @Test
  void a_digest_larger_than_what_is_loaded_at_once_goes_out_whole() {
    hub.destination(TestHub.destination(new Interval.Every(Duration.ofMinutes(15))));
    receiver.takes(100);
    receiver.loads(10);
    hub.append(1, 25);
    hub.deliver();
    hub.clock.advance(Duration.ofMinutes(16));
    hub.deliver();

    assertThat(receiver.events().stream().mapToInt(List::size)).containsExactly(10, 10, 5);
    assertThat(hub.reader().due()).isEmpty();
  }

  @Test
  void the_group_of_a_feed_reaches_the_sender() {
    Group group = new Group(Map.of("source.asn", "64496"));
    FeedId feed = FeedId.of("soc", group);
    hub.append(feed, group, 1, 1);
    hub.deliver(ReaderId.main(feed));

    assertThat(receiver.deliveries().getFirst().group()).isEqualTo(group);
  }

  @Test
  void a_rate_is_shared_and_what_does_not_fit_waits() {
    hub.destination(TestHub.destination(new Rate(1, Duration.ofMinutes(10))));
    hub.append(1, 3);
    Instant start = hub.clock.instant();
    hub.deliver();
    assertThat(receiver.events()).containsExactly(List.of(1));
    assertThat(hub.reader().notBefore()).isEqualTo(start.plus(Duration.ofMinutes(10)));

    hub.clock.advance(Duration.ofMinutes(10));
    hub.deliver();
    assertThat(receiver.events()).containsExactly(List.of(1), List.of(2));
  }

  @Test
  void with_too_little_time_left_nothing_is_begun_and_a_hint_is_sent() {
    hub.append(1, 1);
    hub.left = Duration.ofSeconds(5);
    hub.deliver();
    assertThat(receiver.events()).isEmpty();
    hub.left = Duration.ofMinutes(5);
    hub.deliverHinted();
    assertThat(receiver.events()).containsExactly(List.of(1));
  }

  @Test
  void where_that_hint_is_not_taken_the_one_that_is_worked_on_is_kept() {
    hub.append(1, 1);
    hub.left = Duration.ofSeconds(5);
    hub.takesHints = false;

    assertThatThrownBy(hub::deliver).isInstanceOf(StoreException.Unavailable.class);
  }

  @Test
  void a_destination_that_is_not_in_the_settings_keeps_its_backlog() {
    hub.append(1, 1);
    var destination = hub.destinations.remove("soc");
    hub.deliver();
    hub.clock.advance(AN_HOUR);
    hub.destinations.put("soc", destination);
    hub.deliver();

    assertThat(receiver.events()).containsExactly(List.of(1));
  }
}
