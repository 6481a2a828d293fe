package io.signalbox.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.api.ApiRouter;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.local.mail.MemoryMailbox;
import io.signalbox.store.Body;
import io.signalbox.store.Mailer.Mail;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PagesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T04:30:00Z");
  private static final String MAIL =
      """
      From: hub@example.org
      To: abuse@isp.example
      Subject: =?UTF-8?Q?<b>Vorf=C3=A4lle</b>?=
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary="outer"

      --outer
      Content-Type: multipart/alternative; boundary="inner"

      --inner
      Content-Type: text/plain; charset=utf-8

      One event <script>
      --inner
      Content-Type: text/html; charset=utf-8

      <p>One <b>event</b><script>alert(1)</script></p>
      --inner--
      --outer
      Content-Type: text/csv; name="events.csv"
      Content-Disposition: attachment; filename="events.csv"

      "ip","<i>"
      --outer--
      """;

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final MemoryMailbox mailbox = new MemoryMailbox(clock);
  private final Receiver receiver = new Receiver(clock);
  private final ApiRouter pages =
      new ApiRouter(new Random(1), Pages.endpoints(Optional.of(mailbox), receiver));

  @Test
  void theOverviewShowsMailsAndPushesEscaped() {
    sendMail();
    push(signed("v1,AAAA"), "{}");
    String page = body(get("/_local/"));
    assertThat(page).contains("&lt;b&gt;Vorfälle&lt;/b&gt;", "abuse@isp.example", "events.csv");
    assertThat(page).contains("signature invalid").doesNotContain("<b>Vorf");
  }

  @Test
  void aMailsOwnHtmlStandsAloneInASandboxWithoutScripts() {
    sendMail();
    String id = mailbox.latest(1).getFirst().id();
    Response page = get("/_local/mails/" + id);
    assertThat(body(page))
        .contains("<iframe sandbox=\"\" src=\"/_local/mails/" + id + "/html\"")
        .contains("One event &lt;script&gt;")
        .contains("&quot;ip&quot;,&quot;&lt;i&gt;&quot;")
        .doesNotContain("<script>");
    assertThat(policy(page)).startsWith("default-src 'none'").doesNotContain("unsafe");
    Response html = get("/_local/mails/" + id + "/html");
    assertThat(body(html)).contains("<b>event</b>");
    assertThat(policy(html)).startsWith("sandbox; default-src 'none'");
  }

  @Test
  void attachmentsAndSourcesAreSavedNotShown() {
    sendMail();
    String id = mailbox.latest(1).getFirst().id();
    Response attachment = get("/_local/mails/" + id + "/attachments/0");
    assertThat(attachment.header("Content-Type")).contains("application/octet-stream");
    assertThat(attachment.header("Content-Disposition"))
        .contains("attachment; filename=\"events.csv\"");
    assertThat(get("/_local/mails/" + id + "/source").body())
        .isEqualTo(mailbox.latest(1).getFirst().content().bytes());
  }

  @Test
  void whatIsNotThereIs404() {
    assertThat(get("/_local/mails/nothing").status()).isEqualTo(404);
    assertThat(get("/_local/pushes/7").status()).isEqualTo(404);
    assertThat(get("/_local/nothing").status()).isEqualTo(404);
  }

  /** The signature was made by another implementation (Python's hmac) of Standard Webhooks. */
  @Test
  void aPushWithItsReceiversKeyIsFoundValid() {
    push(signed("v1,CVKfDMsxafN9MMEb7NaiwoMYZ3x3pqP4g+fmvMzdfgQ="), "{\"a\":1}");
    Push push = receiver.pushes("demo").getFirst();
    assertThat(push.signatures()).containsExactly(new SignatureCheck("v1", true));
    assertThat(body(get("/_local/pushes/" + push.number())))
        .contains("✓ v1 valid", "&quot;a&quot; : 1", "webhook-id");
  }

  @Test
  void aPushWithAnotherBodyOrTimeIsFoundInvalid() {
    push(signed("v1,CVKfDMsxafN9MMEb7NaiwoMYZ3x3pqP4g+fmvMzdfgQ="), "{\"a\":2}");
    Map<String, List<String>> late = signed("v1,CVKfDMsxafN9MMEb7NaiwoMYZ3x3pqP4g+fmvMzdfgQ=");
    push(
        Map.of(
            "webhook-id", List.of("m1"),
            "webhook-timestamp", List.of("1795318200"),
            "webhook-signature", late.getOrDefault("webhook-signature", List.of())),
        "{\"a\":1}");
    assertThat(receiver.pushes()).noneMatch(Push::isSigned);
  }

  private void sendMail() {
    mailbox.send(
        new Mail(
            "hub@example.org",
            List.of("abuse@isp.example"),
            Body.ofText(MAIL.replace("\n", "\r\n"))));
  }

  private static Map<String, List<String>> signed(String signature) {
    return Map.of(
        "webhook-id", List.of("m1"),
        "webhook-timestamp", List.of(Long.toString(NOW.getEpochSecond())),
        "webhook-signature", List.of(signature));
  }

  private void push(Map<String, List<String>> headers, String body) {
    Response response = answer("POST", "/_local/receiver/demo", headers, body);
    assertThat(response.status()).isEqualTo(204);
  }

  private Response get(String path) {
    return answer("GET", path, Map.of(), "");
  }

  private Response answer(
      String method, String path, Map<String, List<String>> headers, String body) {
    return pages.answer(
        new Request(
            method,
            path,
            Map.of(),
            headers,
            body.getBytes(StandardCharsets.UTF_8),
            Optional.empty(),
            NOW));
  }

  private static String body(Response response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static String policy(Response response) {
    return response.header("Content-Security-Policy").orElseThrow();
  }
}
