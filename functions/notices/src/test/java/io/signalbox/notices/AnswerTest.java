package io.signalbox.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.signalbox.delivery.notice.NoticeState;
import io.signalbox.delivery.reader.Ticket;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Marking;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an answer. */
class AnswerTest {
  private final Hub hub = new Hub();
  private final Ticket ticket =
      hub.notice(
          "{\"source.ip\": \"192.0.2.1\", \"tlp\": \"AMBER\"}",
          "{\"source.ip\": \"192.0.2.2\", \"tlp\": \"GREEN\"}");
  private final String token = hub.token(ticket);

  @AfterEach
  void close() {
    hub.close();
  }

  @ParameterizedTest
  @EnumSource(AnswerKind.class)
  void an_answer_is_an_envelope_of_the_hubs_own(AnswerKind kind) {
    APIGatewayProxyResponseEvent answer = hub.answer(token, "detail=&answer=" + kind.word());

    assertThat(answer.getStatusCode()).isEqualTo(303);
    assertThat(answer.getMultiValueHeaders()).containsEntry("Location", List.of(token));
    Envelope envelope = hub.answers().getFirst();
    assertThat(envelope.payload().text("classification.identifier")).contains("hub.notice.answer");
    assertThat(envelope.payload().text("extra.notice.answer")).contains(kind.word());
    assertThat(envelope.payload().text("extra.notice.ticket")).contains(ticket.text());
    assertThat(envelope.payload().text("extra.notice.organisation")).contains("bakery");
    assertThat(envelope.payload().field("source.ip")).isEmpty();
    assertThat(envelope.path().text()).contains("hub-a");
  }

  @Test
  void it_is_the_child_of_the_notices_events_and_has_the_strictest_of_their_marks() {
    hub.answer(token, "answer=not-ours");
    Envelope envelope = hub.answers().getFirst();
    String first = envelope.parent().orElseThrow().text();
    assertThat(envelope.payload().field("extra.notice.events").orElseThrow())
        .hasSize(2)
        .first()
        .extracting(one -> one.asText())
        .isEqualTo(first);
    assertThat(Marking.of(envelope).tlp()).isEqualTo(Optional.of(Marking.Tlp.AMBER));
  }

  @Test
  void the_same_answer_twice_is_one() {
    for (int i = 0; i < 3; i++) {
      assertThat(hub.answer(token, "answer=wrong-contact&detail=noc%40b.example").getStatusCode())
          .isEqualTo(303);
    }
    assertThat(hub.answers()).hasSize(1);
    assertThat(hub.answers().getFirst().payload().text("extra.notice.detail"))
        .contains("noc@b.example");
    assertThat(hub.tickets.find(ticket).orElseThrow().state().answers()).hasSize(1);
  }

  @Test
  void the_page_then_says_what_was_answered() {
    assertThat(hub.get("/n/" + token).getBody()).doesNotContain("You have answered");
    hub.answer(token, "answer=fixed");
    hub.answer(token, "answer=less-often");
    assertThat(hub.get("/n/" + token).getBody())
        .contains("You have answered:", "<li>It is fixed</li>", "<li>Tell us less often</li>");
  }

  @Test
  void nobody_fills_the_handlers_feed_with_one_link() {
    for (int i = 0; i < Answers.LIMIT; i++) {
      assertThat(hub.answer(token, "answer=fixed&detail=" + i).getStatusCode()).isEqualTo(303);
    }
    assertThat(hub.answer(token, "answer=fixed&detail=more").getStatusCode()).isEqualTo(409);
    assertThat(hub.answers()).hasSize(Answers.LIMIT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "answer=", "answer=owned", "detail=x", "answer=fixed&detail=%zz", "{}", "&&="})
  void what_is_no_answer_is_told(String form) {
    assertThat(hub.answer(token, form).getStatusCode()).isEqualTo(400);
    assertThat(hub.answers()).isEmpty();
  }

  @Test
  void a_remark_that_is_too_long_is_told() {
    assertThat(hub.answer(token, "answer=fixed&detail=" + "x".repeat(501)).getStatusCode())
        .isEqualTo(400);
    assertThat(hub.answer(token, "answer=fixed&detail=" + "x".repeat(50_000)).getStatusCode())
        .isEqualTo(400);
    assertThat(hub.answer(token, "answer=fixed&detail=a%00b%0D%0Ac").getStatusCode())
        .isEqualTo(303);
    assertThat(hub.answers().getFirst().payload().text("extra.notice.detail")).contains("a b\nc");
  }

  /** The page lets a recipient type so many, in any script and with ends of lines. */
  @ParameterizedTest
  @CsvSource({"%E8%AD%98, 500", "%F0%9F%8F%9A, 250", "x%0D%0A, 250"})
  void a_remark_that_the_page_lets_be_typed_is_kept(String typed, int times) {
    String form = "answer=fixed&detail=" + typed.repeat(times);
    assertThat(hub.answer(token, form).getStatusCode()).isEqualTo(303);
    assertThat(hub.answers()).hasSize(1);
  }

  @Test
  void an_answer_that_is_kept_and_not_noted_is_noted_when_it_comes_again() {
    hub.answer(token, "answer=fixed");
    hub.tickets.change(ticket, state -> NoticeState.NEW);
    hub.answer(token, "answer=fixed");
    assertThat(hub.answers()).hasSize(1);
    assertThat(hub.tickets.find(ticket).orElseThrow().state().answers()).hasSize(1);
  }
}
