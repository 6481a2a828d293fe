package io.signalbox.delivery.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.delivery.NoticeSubject;
import io.signalbox.delivery.TestHub;
import io.signalbox.delivery.reader.Ticket;
import io.signalbox.feeds.Position;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketsTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-28");

  private final TestHub hub = new TestHub();
  private final Tickets tickets =
      new Tickets(hub.store.table("Deliveries"), hub.clock, TestHub.RETENTION);

  @Test
  void each_day_begins_with_the_first_number() {
    assertThat(take(DAY, 0, holder(1), holder(2)))
        .containsEntry(id(1), Ticket.parse("20261128-00000001"))
        .containsEntry(id(2), Ticket.parse("20261128-00000002"));
    assertThat(take(DAY.plusDays(1), 0, holder(3)))
        .containsEntry(id(3), Ticket.parse("20261129-00000001"));
    assertThat(tickets.last(DAY)).isEqualTo(2);
    assertThat(tickets.last(DAY.minusDays(1))).isZero();
  }

  @Test
  void a_delivery_keeps_its_number_however_often_it_is_taken() {
    take(DAY, 0, holder(1), holder(2));
    take(DAY, 2, holder(3));

    assertThat(take(DAY, 0, holder(2), holder(4)))
        .containsEntry(id(2), new Ticket(DAY, 2))
        .containsEntry(id(4), new Ticket(DAY, 4))
        .hasSize(2);
  }

  @Test
  void a_process_that_froze_before_it_took_a_number_gets_the_one_of_the_process_that_repeats_it() {
    int beforeTheFreeze = tickets.last(DAY);
    take(DAY, 0, holder(7), holder(1));

    assertThat(take(DAY, beforeTheFreeze, holder(1))).containsEntry(id(1), new Ticket(DAY, 2));
    assertThat(tickets.last(DAY)).isEqualTo(2);
  }

  @Test
  void many_at_once_take_all_numbers_without_a_gap() throws Exception {
    Set<Ticket> taken = new HashSet<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Map<UUID, Ticket>>> takers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        int first = 3 * i;
        takers.add(() -> take(DAY, 0, holder(first), holder(first + 1), holder(first + 2)));
      }
      for (Future<Map<UUID, Ticket>> taker : threads.invokeAll(takers)) {
        taken.addAll(taker.get().values());
      }
    }
    assertThat(taken).hasSize(120);
    assertThat(tickets.last(DAY)).isEqualTo(120);
  }

  @Test
  void a_number_leads_to_who_took_it() {
    take(DAY, 0, holder(5));
    assertThat(tickets.find(new Ticket(DAY, 1)).map(Notice::holder)).contains(holder(5));
    assertThat(tickets.find(new Ticket(DAY, 2))).isEmpty();
  }

  @Test
  void what_becomes_of_a_notice_is_kept_with_it_once() {
    take(DAY, 0, holder(5));
    Ticket ticket = new Ticket(DAY, 1);
    var answer = new NoticeState.Answered("fixed", Instant.EPOCH, "72ddb00c");

    tickets.change(ticket, state -> state.answered(answer));
    tickets.change(ticket, state -> state.answered(answer));
    tickets.change(ticket, NoticeState::revoked);

    assertThat(tickets.find(ticket))
        .contains(new Notice(ticket, holder(5), new NoticeState(List.of(answer), true)));
    assertThat(tickets.change(new Ticket(DAY, 2), NoticeState::revoked)).isEmpty();
    assertThat(take(DAY, 0, holder(5))).containsEntry(id(5), ticket);
  }

  @Test
  void the_newest_notices_come_first() {
    take(DAY, 0, holder(1), holder(2), holder(3));
    assertThat(tickets.newest(DAY, 3, 10))
        .extracting(notice -> notice.ticket().number())
        .containsExactly(2, 1);
    assertThat(tickets.newest(DAY, 100, 2))
        .extracting(notice -> notice.ticket().number())
        .containsExactly(3, 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "20261128",
        "20261128-1",
        "20261328-00000001",
        "20261128-00000000",
        "20261128-000000001",
        "#20261128-00000001"
      })
  void what_is_no_ticket_is_refused(String text) {
    assertThatThrownBy(() -> Ticket.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private Map<UUID, Ticket> take(LocalDate day, int after, TicketHolder... holders) {
    return tickets.take(day, after, List.of(holders));
  }

  private static UUID id(int number) {
    return new UUID(0, number);
  }

  private static TicketHolder holder(int number) {
    return new TicketHolder(
        id(number),
        TestHub.READER,
        new Position(1, number),
        new Position(1, number + 1),
        Instant.EPOCH,
        new NoticeSubject(
            Optional.of("bakery"),
            List.of(
                new NoticeSubject.Recipient("0a1b", Optional.of("desk"), Optional.of(3L)),
                new NoticeSubject.Recipient("2c3d", Optional.empty(), Optional.empty())),
            List.of("192.0.2." + number)));
  }
}
