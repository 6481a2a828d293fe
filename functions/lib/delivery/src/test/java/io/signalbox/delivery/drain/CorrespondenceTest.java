package io.signalbox.delivery.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.delivery.CrashingPlatform.Crash;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.TestHub;
import io.signalbox.delivery.reader.Ticket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tickets of deliveries, and the threads that they belong to. */
class CorrespondenceTest {
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private final TestHub hub = new TestHub();

  @BeforeEach
  void wantTickets() {
    hub.receiver.wantsTickets();
  }

  @Test
  void each_delivery_has_a_ticket_in_their_order() {
    hub.append(1, 3);
    hub.deliver();
    assertThat(tickets())
        .containsExactly("20261122-00000001", "20261122-00000002", "20261122-00000003");
  }

  @Test
  void without_a_wish_for_them_there_are_none() {
    TestHub other = new TestHub();
    other.append(1, 1);
    other.deliver();
    assertThat(other.receiver.deliveries().getFirst().correspondence().ticket()).isEmpty();
  }

  @Test
  void a_repeat_has_the_ticket_of_the_first_try_and_of_its_day() {
    hub.receiver.answersOnce(new Outcome.Unknown("no answer"), new Outcome.Unknown("no answer"));
    hub.append(1, 1);
    hub.deliver();
    hub.clock.advance(Duration.ofDays(1));
    hub.deliver();
    hub.clock.advance(AN_HOUR);
    hub.append(2, 2);
    hub.deliver();
    assertThat(tickets())
        .containsExactly(
            "20261122-00000001", "20261122-00000001", "20261122-00000001", "20261123-00000001");
  }

  @Test
  void a_repeat_after_a_crash_has_the_ticket_of_the_first_try() {
    hub.append(1, 2);
    assertThatThrownBy(
            () -> hub.drainThatCrashesWhenSettling().drain(TestHub.READER, () -> hub.left))
        .isInstanceOf(Crash.class);
    List<String> first = tickets();
    hub.clock.advance(AN_HOUR);
    hub.deliver();
    assertThat(tickets()).startsWith(first.getFirst());
    assertThat(tickets().stream().distinct())
        .containsExactly("20261122-00000001", "20261122-00000002");
  }

  @Test
  void the_parts_of_what_was_refused_have_tickets_of_their_own() {
    hub.receiver.takes(2);
    hub.receiver.answersOnce(new Outcome.ContentRefused("too long", true));
    hub.append(1, 2);
    hub.deliver();
    hub.deliverHinted();
    assertThat(tickets())
        .containsExactly("20261122-00000001", "20261122-00000002", "20261122-00000003");
  }

  @Test
  void later_deliveries_know_the_first_that_was_sent() {
    hub.receiver.answersOnce(
        new Outcome.Unknown("no answer"),
        mail("<first@hub.example>"),
        mail("<second@hub.example>"));
    hub.append(1, 1);
    hub.deliver();
    hub.clock.advance(AN_HOUR);
    hub.deliver();
    hub.append(2, 2);
    hub.deliver();
    hub.append(3, 3);
    hub.deliver();
    assertThat(hub.receiver.deliveries().stream().map(one -> one.correspondence().thread()))
        .containsExactly(
            Optional.empty(),
            Optional.empty(),
            Optional.of("<first@hub.example>"),
            Optional.of("<first@hub.example>"));
  }

  @Test
  void a_repeat_refers_to_what_was_sent_before_its_first_try() {
    hub.receiver.answersOnce(mail("<first@hub.example>"), new Outcome.Unknown("no answer"));
    hub.append(1, 2);
    hub.deliver();
    hub.clock.advance(AN_HOUR);
    hub.deliver();
    assertThat(hub.receiver.deliveries().stream().map(one -> one.correspondence().thread()))
        .containsExactly(Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Outcome mail(String messageId) {
    return new Outcome.Delivered("250", List.of("1"), Optional.of(messageId));
  }

  private List<String> tickets() {
    return hub.receiver.deliveries().stream()
        .map(Delivery::correspondence)
        .flatMap(one -> one.ticket().map(Ticket::text).stream())
        .toList();
  }
}
