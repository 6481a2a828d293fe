package io.signalbox.local.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.local.LocalHub;
import io.signalbox.local.Options;
import io.signalbox.local.TestHub;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An address that the machine's own mail server refuses is treated as one that bounced with SES.
 */
class RefusedAddressTest {

  @Test
  void an_address_that_the_mail_server_does_not_know_is_suppressed_and_seen_at_its_delivery()
      throws Exception {
    try (FakeSmtpServer server =
            FakeSmtpServer.refusing("gone@isp.example", "550 5.1.1 no such user");
        LocalHub hub = LocalHub.start(options(server))) {
      HubClient administrator =
          administrator(
              hub,
              "{'method': 'mail', 'uri': 'mailto:gone@isp.example', 'interval': {'pause':"
                  + " 'PT0S'}}");
      post(hub, "{\"source.ip\": \"192.0.2.1\"}");
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> {
                assertThat(administrator.get("/v1/suppressions").text())
                    .contains("gone@isp.example", "5.1.1", "no such user");
                assertThat(administrator.get("/v1/deliveries").text()).contains("gone", "550");
              });
    }
  }

  @Test
  void a_digest_that_the_account_may_not_send_is_tried_whole_and_sets_nothing_aside()
      throws Exception {
    try (FakeSmtpServer server =
            FakeSmtpServer.refusing("isp.example", "550 5.7.1 address is not verified");
        LocalHub hub = LocalHub.start(options(server))) {
      HubClient administrator =
          administrator(
              hub,
              "{'method': 'mail', 'uri': 'mailto:abuse@isp.example',"
                  + " 'interval': {'every': 'PT2S'}, 'retry': {'first': 'PT1S'}}");
      post(
          hub,
          IntStream.range(0, 1_000)
              .mapToObj("{\"source.asn\": %d}"::formatted)
              .collect(Collectors.joining(",", "[", "]")));
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(administrator.get("/v1/destinations/mail").text())
                      .contains("failing", "5.7.1"));

      JsonNode tries = administrator.get("/v1/deliveries").json().path("deliveries");
      assertThat(tries.findValuesAsText("result")).hasSizeLessThan(9).containsOnly("denied");
      assertThat(tries)
          .extracting(attempt -> attempt.path("envelopes").asInt())
          .as("as many as at first, and not halved")
          .containsOnly(tries.get(0).path("envelopes").asInt());
      assertThat(administrator.get("/v1/suppressions").text()).doesNotContain("isp.example");
    }
  }

  @Test
  void a_refused_copy_is_seen_at_the_delivery_that_another_got() throws Exception {
    try (FakeSmtpServer server =
            FakeSmtpServer.refusing("gone@isp.example", "550 5.1.1 no such user");
        LocalHub hub = LocalHub.start(options(server))) {
      HubClient administrator =
          administrator(
              hub,
              "{'method': 'mail', 'uri': 'mailto:abuse@isp.example',"
                  + " 'interval': {'pause': 'PT0S'}, 'mail': {'cc': ['gone@isp.example']}}");
      post(hub, "{\"source.ip\": \"192.0.2.1\"}");
      await()
          .atMost(Duration.ofMinutes(4))
          .untilAsserted(
              () ->
                  assertThat(administrator.get("/v1/deliveries").text())
                      .contains("returned", "no such user", "delivered"));
      assertThat(administrator.get("/v1/destinations/mail").json().path("setAside").asInt())
          .as("the other has it: nothing is to be sent again")
          .isZero();
    }
  }

  @Test
  void a_mail_that_comes_back_is_seen_at_its_delivery(@TempDir Path folder) throws Exception {
    Path mailbox = folder.resolve("bounces");
    try (FakeSmtpServer server = FakeSmtpServer.answering("250 taken");
        LocalHub hub = LocalHub.start(options(server, Optional.of(mailbox)))) {
      HubClient administrator =
          administrator(
              hub,
              "{'method': 'mail', 'uri': 'mailto:gone@isp.example', 'interval': {'pause':"
                  + " 'PT0S'}}");
      post(hub, "{\"source.ip\": \"192.0.2.1\"}");
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> assertThat(administrator.get("/v1/deliveries").text()).contains("delivered"));

      Files.writeString(mailbox, returned(server.message()));
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> {
                assertThat(administrator.get("/v1/deliveries").text())
                    .contains("returned", "no such user");
                assertThat(administrator.get("/v1/suppressions").text())
                    .contains("gone@isp.example");
              });
    }
  }

  /** The administrator of a hub that mails all that it gets. */
  private static HubClient administrator(LocalHub hub, String destination) {
    HubClient administrator = new HubClient(hub.baseUrl(), hub.administratorToken());
    administrator.settings(
        new Settings()
            .instance("cert-at")
            .destination("mail", destination)
            .routeAllTo("mail")
            .json());
    return administrator;
  }

  private static void post(LocalHub hub, String events) {
    new HubClient(hub.baseUrl(), "cert-at-token").post("/v1/envelopes", events);
  }

  /** The notification by which a mail server returns a mail, in an mbox. */
  private static String returned(String mail) {
    return """
    From MAILER-DAEMON  Sat Nov 28 10:00:00 2026
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary="b"

    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mail.example

    Final-Recipient: rfc822; gone@isp.example
    Action: failed
    Status: 5.1.1
    Diagnostic-Code: smtp; 550 5.1.1 no such user
    --b
    Content-Type: message/rfc822

    %s
    --b--
    """
        .formatted(mail.replace("\r\n", "\n"));
  }

  private static Options options(FakeSmtpServer server) {
    return options(server, Optional.empty());
  }

  private static Options options(FakeSmtpServer server, Optional<Path> bounceMailbox) {
    return Options.inMemory(TestHub.root().resolve("template.yaml"))
        .withParameter("MailSender", "hub@example.org")
        .withMail(
            new MailExchange(
                Optional.of(
                    new MailExchange.SmtpServer("127.0.0.1", server.port(), Optional.empty())),
                bounceMailbox));
  }
}
