package io.signalbox.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.reader.Ticket;
import io.signalbox.directory.Annotation;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.Organisation;
import io.signalbox.directory.ReportInterval;
import io.signalbox.directory.Stored;
import io.signalbox.directory.edit.ChangeGuard;
import io.signalbox.directory.edit.DirectoryEditor;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that ask for something are annotations that a handler approves or rejects. */
class ProposalTest {
  private static final ObjectId BAKERY = new ObjectId(ObjectKind.ORGANISATION, "bakery");
  private final Hub hub = new Hub();
  private final DirectoryStore directory =
      new DirectoryStore(hub.store.table("directory"), Duration.ZERO, hub.clock, new Random(4));
  private final DirectoryEditor editor = new DirectoryEditor(directory, hub.clock);

  ProposalTest() {
    editor.put(
        new Organisation(
            BAKERY, "Bakery", Optional.empty(), List.of(), List.of(), List.of(), Optional.empty()),
        "admin",
        standing -> true);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void a_false_alarm_proposes_to_suppress_what_the_events_have_in_common_until_a_day() {
    Ticket ticket = notice(1, 2);
    hub.answer(hub.token(ticket), "answer=false-alarm");

    Annotation proposed = proposals().getFirst();
    assertThat(proposed.subject()).isEqualTo(BAKERY);
    assertThat(proposed.tag()).isEqualTo(Annotation.INHIBITION);
    assertThat(proposed.condition())
        .isEqualTo(Map.of("classification.type", "scanner", "feed.name", "Sensors"));
    assertThat(proposed.state()).isEqualTo(Annotation.State.PROPOSED);
    assertThat(proposed.expires()).contains(LocalDate.parse("2026-12-28"));
    assertThat(proposed.note().orElseThrow()).contains(ticket.text());
    assertThat(proposed.isInForce(proposed.condition(), LocalDate.parse("2026-11-28"))).isFalse();
  }

  @Test
  void less_often_proposes_a_week_between_reports_of_one_event() {
    hub.answer(hub.token(notice(1)), "answer=less-often");

    Annotation proposed = proposals().getFirst();
    assertThat(proposed.interval()).contains(new ReportInterval(ReportInterval.Unit.WEEKS, 1));
    assertThat(proposed.condition()).containsEntry("source.ip", "192.0.2.1");
  }

  @Test
  void the_same_request_is_one_from_whatever_notice_it_comes() {
    for (int i = 0; i < 2; i++) {
      String token = hub.token(notice(1));
      hub.answer(token, "answer=false-alarm");
      hub.answer(token, "answer=false-alarm");
    }
    assertThat(proposals()).hasSize(1);
  }

  @Test
  void what_a_handler_rejected_is_not_proposed_again_by_the_same_answer() {
    String token = hub.token(notice(1));
    hub.answer(token, "answer=false-alarm");
    editor.remove(proposals().getFirst().id(), "handler", standing -> true, ChangeGuard.NONE);

    assertThat(hub.answer(token, "answer=false-alarm").getStatusCode()).isEqualTo(303);
    assertThat(proposals()).isEmpty();
  }

  @Test
  void what_a_handler_approved_stays_until_its_end_and_can_be_asked_for_again_behind_it() {
    hub.answer(hub.token(notice(1)), "answer=false-alarm");
    Annotation proposed = proposals().getFirst();
    editor.put(
        new Annotation(
            proposed.id(),
            BAKERY,
            proposed.tag(),
            proposed.condition(),
            Optional.of(LocalDate.parse("2026-11-29")),
            Optional.empty(),
            Annotation.State.APPROVED,
            Optional.empty()),
        "handler",
        standing -> true);
    hub.answer(hub.token(notice(1)), "answer=false-alarm");
    assertThat(proposals().getFirst().state()).isEqualTo(Annotation.State.APPROVED);

    hub.clock.advance(Duration.ofDays(1));
    hub.answer(hub.token(notice(1)), "answer=false-alarm");
    assertThat(proposals().getFirst().state()).isEqualTo(Annotation.State.PROPOSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fixed", "not-ours", "wrong-contact"})
  void other_answers_propose_nothing(String answer) {
    hub.answer(hub.token(notice(1)), "answer=" + answer);
    assertThat(proposals()).isEmpty();
  }

  @Test
  void an_organisation_that_is_gone_gets_none_and_the_answer_is_kept() {
    editor.remove(BAKERY, "handler", standing -> true, ChangeGuard.NONE);
    assertThat(hub.answer(hub.token(notice(1)), "answer=false-alarm").getStatusCode())
        .isEqualTo(303);
    assertThat(proposals()).isEmpty();
    assertThat(hub.answers()).hasSize(1);
  }

  /** Each proposal that waits is read by each look-up of its organisation. */
  @Test
  void so_many_wait_at_the_most_and_those_that_nobody_decided_make_room() {
    for (int host = 0; host < Proposals.WAITING_LIMIT + 5; host++) {
      assertThat(hub.answer(hub.token(notice(host)), "answer=false-alarm").getStatusCode())
          .isEqualTo(303);
    }
    assertThat(proposals()).hasSize(Proposals.WAITING_LIMIT);
    assertThat(hub.answers()).hasSize(Proposals.WAITING_LIMIT + 5);

    hub.clock.advance(Duration.ofDays(30));
    hub.answer(hub.token(notice(200)), "answer=false-alarm");
    assertThat(proposals())
        .singleElement()
        .satisfies(one -> assertThat(one.condition()).containsEntry("source.ip", "192.0.2.200"));
  }

  private Ticket notice(int... hosts) {
    String[] events = new String[hosts.length];
    for (int i = 0; i < hosts.length; i++) {
      events[i] =
          """
          {"source.ip": "192.0.2.%d", "classification.type": "scanner", "feed.name": "Sensors"}
          """
              .formatted(hosts[i]);
    }
    return hub.notice(events);
  }

  private List<Annotation> proposals() {
    return directory.current().list(ObjectKind.ANNOTATION, Optional.empty(), 200).stream()
        .map(Stored<DirectoryObject>::object)
        .map(Annotation.class::cast)
        .toList();
  }
}
