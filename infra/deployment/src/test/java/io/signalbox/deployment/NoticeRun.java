package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.reader.Ticket;
import io.signalbox.scenarios.HubClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Answers a notice, twice the same, and closes its page. */
final class NoticeRun {
  private static final Pattern LINK =
      Pattern.compile("https://hub[.]example(/n/[A-Za-z0-9_-]{39})");

  private NoticeRun() {}

  static void run(Stream<String> mails, HubClient administrator) {
    String page = pages(mails).findFirst().orElseThrow();
    byte[] form = "answer=fixed".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 2; i++) {
      assertThat(administrator.post(page, "application/x-www-form-urlencoded", form).status())
          .isEqualTo(303);
    }
    assertThat(administrator.get(page + "/events.csv").status()).isEqualTo(200);
    String ticket = administrator.get("/v1/notices").json().at("/notices/0/ticket").asText();
    assertThat(administrator.post("/v1/notices/" + ticket + "/revoke", "").status()).isEqualTo(200);
    String day = Ticket.parse(ticket).day().toString();
    assertThat(administrator.get("/v1/proofs/" + day).text()).contains(ticket, "\"signature\"");
  }

  /** Asks for less of what the directory had sent, a day after its last change. */
  static void propose(Stream<String> mails, HubClient administrator, HubClock clock) {
    clock.advance(Duration.ofHours(25));
    byte[] form = "answer=false-alarm".getBytes(StandardCharsets.UTF_8);
    pages(mails)
        .forEach(page -> administrator.post(page, "application/x-www-form-urlencoded", form));
    assertThat(
            administrator
                .get("/v1/directory/annotations?state=proposed")
                .json()
                .path("annotations"))
        .isNotEmpty();
  }

  private static Stream<String> pages(Stream<String> mails) {
    return mails
        .map(mail -> LINK.matcher(mail.replaceAll("=\\r?\\n", "")))
        .filter(Matcher::find)
        .map(link -> link.group(1));
  }
}
