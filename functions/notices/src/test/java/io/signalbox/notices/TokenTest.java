package io.signalbox.notices;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.signalbox.delivery.notice.NoticeState;
import io.signalbox.delivery.reader.Ticket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a link opens, and what it does not. */
class TokenTest {
  private static final String EVENT =
      "{\"source.ip\": \"192.0.2.1\", \"classification.type\": \"infected-system\"}";

  private final Hub hub = new Hub();
  private final Ticket ticket = hub.notice(EVENT);

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void the_link_opens_its_notice_and_no_other() {
    Ticket other = hub.notice(EVENT.replace("192.0.2.1", "192.0.2.99"));

    String page = hub.get("/n/" + hub.token(ticket)).getBody();
    String others = hub.get("/n/" + hub.token(other)).getBody();

    assertThat(page).contains(ticket.text(), "192.0.2.1<").doesNotContain("192.0.2.99");
    assertThat(others).contains(other.text(), "192.0.2.99").doesNotContain("192.0.2.1<");
  }

  @Test
  void a_guessed_or_forged_token_opens_nothing() {
    Random random = new Random(5);
    String good = hub.token(ticket);
    for (int i = 0; i < 200; i++) {
      char[] forged = good.toCharArray();
      int at = random.nextInt(forged.length);
      forged[at] = forged[at] == 'A' ? 'B' : 'A';
      assertRefused(hub.get("/n/" + new String(forged)), 404);
    }
    for (String guess : List.of("x", ticket.text(), "a".repeat(39), "..%2F..", good + good)) {
      assertRefused(hub.get("/n/" + guess), 404);
      assertRefused(hub.answer(guess, "answer=fixed"), 404);
      assertRefused(hub.get("/n/" + guess + "/events.csv"), 404);
    }
    assertThat(hub.answers()).isEmpty();
  }

  @Test
  void an_expired_token_opens_nothing() {
    String token = hub.token(ticket);
    hub.clock.advance(Duration.ofDays(1));
    assertClosed(token);
  }

  @Test
  void a_revoked_token_opens_nothing() {
    hub.tickets.change(ticket, NoticeState::revoked);
    assertClosed(hub.token(ticket));
  }

  @Test
  void a_token_for_a_notice_that_is_not_there_opens_nothing() {
    assertClosed(hub.token(Ticket.parse("20261128-00000077")));
  }

  @Test
  void whoever_follows_the_link_changes_nothing() {
    String token = hub.token(ticket);
    for (int i = 0; i < 3; i++) {
      assertThat(hub.get("/n/" + token + "?answer=fixed", "Purpose", "prefetch").getStatusCode())
          .isIn(200, 404);
      assertThat(hub.get("/n/" + token, "User-Agent", "SafeLinks").getStatusCode()).isEqualTo(200);
      hub.get("/n/" + token + "/events.csv");
    }
    assertThat(hub.answers()).isEmpty();
    assertThat(hub.tickets.find(ticket).orElseThrow().state()).isEqualTo(NoticeState.NEW);
  }

  @Test
  void nothing_is_loaded_kept_or_told_to_others() {
    Map<String, List<String>> headers =
        Objects.requireNonNull(hub.get("/n/" + hub.token(ticket)).getMultiValueHeaders());
    assertThat(headers.getOrDefault("Content-Security-Policy", List.of()).getFirst())
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains("form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("unsafe");
    assertThat(headers).containsEntry("Referrer-Policy", List.of("no-referrer"));
    assertThat(headers).containsEntry("Cache-Control", List.of("no-store"));
    assertThat(headers).containsEntry("X-Content-Type-Options", List.of("nosniff"));
    assertThat(headers).doesNotContainKey("Set-Cookie");
  }

  private void assertClosed(String token) {
    assertRefused(hub.get("/n/" + token), 410);
    assertRefused(hub.get("/n/" + token + "/events.csv"), 410);
    assertRefused(hub.answer(token, "answer=fixed"), 410);
    assertThat(hub.answers()).isEmpty();
  }

  private static void assertRefused(APIGatewayProxyResponseEvent answer, int status) {
    assertThat(answer.getStatusCode()).isEqualTo(status);
    assertThat(answer.getBody()).contains("<h1>").doesNotContain("192.0.2", "20261128");
  }
}
