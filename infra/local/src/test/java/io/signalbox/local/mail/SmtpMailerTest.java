package io.signalbox.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.http.exchange.TestIdentity;
import io.signalbox.store.Body;
import io.signalbox.store.Mailer.Mail;
import io.signalbox.store.Mailer.Result;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpMailerTest {
  private static final String MESSAGE = "Subject: x\r\nBcc: no@isp.example\r\n\r\n.dot\r\nend\r\n";
  private static final Mail MAIL =
      new Mail("hub@example.org", List.of("a@isp.example", "b@isp.example"), Body.ofText(MESSAGE));

  private final List<String> bounced = new ArrayList<>();
  private final Bounces bounces =
      new Bounces(
          messages -> {
            messages.forEach(message -> bounced.add(message.body()));
            return List.of();
          },
          id -> true,
          Clock.systemUTC());

  private Result send(FakeSmtpServer server) {
    return send(server.port(), Optional.empty());
  }

  private Result send(int port, Optional<MailExchange.Login> login) {
    return mailer(port, login).send(MAIL);
  }

  private SmtpMailer mailer(int port, Optional<MailExchange.Login> login) {
    return new SmtpMailer(
        new MailExchange.SmtpServer("127.0.0.1", port, login), bounces, Clock.systemUTC());
  }

  @Test
  void mailsFollowEachOtherOnOneConnection() throws Exception {
    try (FakeSmtpServer server = FakeSmtpServer.answering("250 taken")) {
      SmtpMailer mailer = mailer(server.port(), Optional.empty());
      assertThat(mailer.send(MAIL)).isInstanceOf(Result.Accepted.class);
      Mail other = new Mail("soc@example.org", List.of("c@isp.example"), Body.ofText(MESSAGE));
      assertThat(mailer.send(other)).isInstanceOf(Result.Accepted.class);

      assertThat(server.commands())
          .containsSubsequence("MAIL FROM:<hub@example.org>", "MAIL FROM:<soc@example.org>")
          .filteredOn(command -> command.startsWith("EHLO"))
          .hasSize(1);
    }
  }

  @Test
  void aConnectionThatItsServerEndsBeforeTheMailCostsNoMail() throws Exception {
    try (FakeSmtpServer server = FakeSmtpServer.taking(1)) {
      SmtpMailer mailer = mailer(server.port(), Optional.empty());
      for (int mail = 0; mail < 3; mail++) {
        assertThat(mailer.send(MAIL)).isInstanceOf(Result.Accepted.class);
      }
      assertThat(server.commands())
          .filteredOn(command -> command.startsWith("EHLO"))
          .as("connections")
          .hasSize(3);
    }
  }

  @Test
  void aServerThatTakesNoMoreMailsAtAllDefersThem() throws Exception {
    try (FakeSmtpServer server = FakeSmtpServer.taking(0)) {
      assertThat(send(server)).isInstanceOf(Result.Deferred.class);
    }
  }

  @Test
  void aServerThatSaysNothingHoldsUpNoLongerThanASend() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      SmtpMailer mailer =
          new SmtpMailer(
              new MailExchange.SmtpServer("127.0.0.1", silent.getLocalPort(), Optional.empty()),
              bounces,
              Clock.systemUTC(),
              Duration.ofMillis(200),
              Optional.empty());
      assertThat(mailer.send(MAIL)).isInstanceOf(Result.Deferred.class);
    }
  }

  @Test
  void anAddressThatIsRefusedForGoodBouncesAndTheOthersGetTheMail() throws Exception {
    try (FakeSmtpServer server =
        FakeSmtpServer.refusing("a@isp.example", "550 5.1.1 no such user")) {
      assertThat(send(server)).isInstanceOf(Result.Accepted.class);
      assertThat(server.message()).startsWith("Subject: x");
      assertThat(bounced).hasSize(1);
      assertThat(bounced.getFirst())
          .contains("\"emailAddress\":\"a@isp.example\"", "\"status\":\"5.1.1\"", "Permanent")
          .contains("\"destination\":[\"a@isp.example\",\"b@isp.example\"]");
    }
  }

  @Test
  void aRefusalForTheHubsLackOfRightsIsNoBounce() throws Exception {
    try (FakeSmtpServer server =
        FakeSmtpServer.refusing("isp.example", "550 5.7.1 relaying denied")) {
      assertThat(send(server)).isInstanceOf(Result.AccountRefused.class);
      assertThat(bounced).isEmpty();
    }
  }

  @Test
  void aLoginIsNeverSentInClear() throws Exception {
    try (FakeSmtpServer server = FakeSmtpServer.answering("250 taken")) {
      Result result =
          send(server.port(), Optional.of(new MailExchange.Login("hub", "smtp-password-91c4")));
      assertThat(result).isInstanceOf(Result.Deferred.class);
      assertThat(server.commands()).noneMatch(command -> command.startsWith("AUTH"));
      assertThat(result.toString()).doesNotContain("smtp-password-91c4");
    }
  }

  @Test
  void aLoginIsSentAfterStartTlsToTheServerOfThatName(@TempDir Path folder) throws Exception {
    TestIdentity identity = TestIdentity.in(folder, "localhost");
    SSLContext tls = identity.trusting(identity);
    try (FakeSmtpServer server = FakeSmtpServer.asking(tls, "hub", "smtp-password-91c4")) {
      assertThat(login("localhost", server, "smtp-password-91c4", tls))
          .isInstanceOf(Result.Accepted.class);
      assertThat(server.commands()).containsSubsequence("STARTTLS", "MAIL FROM:<hub@example.org>");
      assertThat(server.message()).startsWith("Subject: x");

      assertThat(login("localhost", server, "wrong", tls)).isInstanceOf(Result.HubRefused.class);
      assertThat(login("127.0.0.1", server, "smtp-password-91c4", tls))
          .as("a certificate of another name")
          .isInstanceOf(Result.Deferred.class);
      assertThat(login("localhost", server, "smtp-password-91c4", SSLContext.getDefault()))
          .as("a certificate that nobody vouches for")
          .isInstanceOf(Result.Deferred.class);
      assertThat(server.commands().stream().filter(command -> command.startsWith("AUTH")))
          .hasSize(2);
    }
  }

  private Result login(String host, FakeSmtpServer server, String password, SSLContext tls) {
    Optional<MailExchange.Login> login = Optional.of(new MailExchange.Login("hub", password));
    return new SmtpMailer(
            new MailExchange.SmtpServer(host, server.port(), login),
            bounces,
            Clock.systemUTC(),
            Duration.ofSeconds(20),
            Optional.of(tls.getSocketFactory()))
        .send(MAIL);
  }

  @Test
  void theMessageReachesTheServerWithItsEnvelope() throws Exception {
    try (FakeSmtpServer server = FakeSmtpServer.answering("250 taken")) {
      assertThat(send(server)).isInstanceOf(Result.Accepted.class);
      assertThat(server.commands())
          .contains("MAIL FROM:<hub@example.org>", "RCPT TO:<a@isp.example>")
          .contains("RCPT TO:<b@isp.example>");
      assertThat(server.message()).isEqualTo("Subject: x\r\n\r\n..dot\r\nend\r\n");
    }
  }

  @Test
  void aMailForNobodyIsRefusedByItsRecipients() throws Exception {
    try (FakeSmtpServer server = FakeSmtpServer.refusing("isp.example", "550 5.1.1 no such user")) {
      assertThat(send(server)).isInstanceOf(Result.RecipientRefused.class);
      assertThat(bounced).hasSize(1);
      assertThat(bounced.getFirst()).contains("a@isp.example", "b@isp.example");
    }
  }

  @Test
  void aRefusalForGoodIsRefused() throws Exception {
    try (FakeSmtpServer server = FakeSmtpServer.answering("554 no")) {
      assertThat(send(server)).isInstanceOf(Result.ContentRefused.class);
    }
  }

  @Test
  void aRefusalForNowIsDeferred() throws Exception {
    try (FakeSmtpServer server = FakeSmtpServer.answering("451 later")) {
      assertThat(send(server)).isInstanceOf(Result.Deferred.class);
    }
  }

  @Test
  void aConnectionThatBreaksAfterTheMessageIsUnknown() throws Exception {
    try (FakeSmtpServer server = FakeSmtpServer.breakingOff()) {
      assertThat(send(server)).isInstanceOf(Result.Unknown.class);
    }
  }

  @Test
  void aServerThatIsNotThereIsDeferred() throws Exception {
    try (Socket reserved = new Socket()) {
      reserved.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      assertThat(send(reserved.getLocalPort(), Optional.empty()))
          .isInstanceOf(Result.Deferred.class);
    }
  }
}
