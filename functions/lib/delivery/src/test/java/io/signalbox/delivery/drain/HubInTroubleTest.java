package io.signalbox.delivery.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.Receiver;
import io.signalbox.delivery.TestHub;
import io.signalbox.delivery.reader.Trouble;
import io.signalbox.settings.Rate;
import io.signalbox.store.DueTable;
import io.signalbox.store.ForwardingPlatform;
import io.signalbox.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes wrong lies with the hub, and not with the destination. */
class HubInTroubleTest {
  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final TestHub hub = new TestHub();
  private final Receiver receiver = hub.receiver;
  private final Deque<Runnable> atReplacements = new ArrayDeque<>();
  private final List<Duration> slept = new ArrayList<>();

  /** Its clock goes on while it sleeps; something else happens before readers are replaced. */
  private final class Disturbed extends ForwardingPlatform {
    Disturbed() {
      super(hub.platform);
    }

    @Override
    public DueTable dueTable(String variable) {
      return new DisturbedTable(super.dueTable(variable), atReplacements);
    }

    @Override
    public void sleep(Duration time) {
      slept.add(time);
      hub.clock.advance(time);
    }
  }

  private void deliver() {
    hub.drain(new Disturbed()).drain(TestHub.READER, () -> hub.left);
  }

  private static StoreException away() {
    return new StoreException.Unavailable("Away", new IOException());
  }

  private static void failing() {
    throw away();
  }

  @Test
  void what_fails_unexpectedly_while_it_is_sent_may_have_arrived_and_is_sent_again() {
    hub.append(1, 2);
    receiver.answers(
        got -> {
          if (got.attempt() == 1 && got.events().equals(List.of(1))) {
            throw new IllegalStateException("A secret");
          }
          return new Outcome.Delivered("200");
        });
    deliver();
    assertThat(hub.reader().trouble())
        .extracting(Trouble::reason)
        .isEqualTo("The hub failed while sending");
    hub.clock.advance(AN_HOUR);
    deliver();

    assertThat(receiver.events()).containsExactly(List.of(1), List.of(1), List.of(2));
    assertThat(receiver.got().get(1).id()).isEqualTo(receiver.got().getFirst().id());
  }

  @Test
  void what_the_store_keeps_from_being_sent_is_sent_later() {
    hub.append(1, 1);
    receiver.answers(
        got -> {
          if (got.attempt() == 1) {
            throw away();
          }
          return new Outcome.Delivered("200");
        });
    deliver();
    assertThat(hub.reader().trouble())
        .extracting(Trouble::reason)
        .isEqualTo("The hub's own store is away");
    hub.clock.advance(AN_HOUR);
    deliver();

    assertThat(receiver.events()).hasSize(2);
    assertThat(hub.reader().trouble()).isNull();
  }

  @Test
  void an_outcome_is_written_down_although_the_store_is_away_for_a_while() {
    hub.append(1, 1);
    // The lease, and then two times what became of it.
    atReplacements.addAll(List.of(() -> {}, HubInTroubleTest::failing, HubInTroubleTest::failing));
    deliver();

    assertThat(slept).hasSize(2);
    assertThat(hub.reader().inFlight()).isNull();
    deliver();
    assertThat(receiver.events()).containsExactly(List.of(1));
  }

  @Test
  void an_outcome_that_cannot_be_written_down_at_once_is_with_the_next_one() {
    hub.append(1, 3);
    atReplacements.addAll(List.of(() -> {}, HubInTroubleTest::failing));
    deliver();
    deliver();

    assertThat(receiver.events()).containsExactly(List.of(1), List.of(2), List.of(3));
    assertThat(hub.reader().inFlight()).isNull();
  }

  @Test
  void a_hint_that_is_not_taken_costs_nothing_where_wake_sends_one() {
    hub.append(1, 1);
    hub.takesHints = false;
    receiver.answersOnce(new Outcome.Failed("500"));
    deliver();

    assertThat(hub.readers.due(hub.clock.instant().plus(AN_HOUR), 10)).hasSize(1);
    hub.clock.advance(AN_HOUR);
    deliver();
    assertThat(receiver.events()).hasSize(2);
  }

  @Test
  void deliveries_wait_for_their_turn_at_a_destination_with_a_rate() {
    hub.destination(TestHub.destination(new Rate(2, Duration.ofSeconds(1))));
    hub.append(1, 4);
    deliver();

    assertThat(receiver.events()).hasSize(4);
    assertThat(slept)
        .containsExactly(Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofMillis(500));
  }
}
