package io.signalbox.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.store.Body;
import io.signalbox.store.Mailer.Mail;
import io.signalbox.store.Mailer.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmtpMailerTest {
  private static final String MESSAGE = "Subject: x\r\nBcc: no@isp.example\r\n\r\n.dot\r\nend\r\n";
  private static final Mail MAIL =
      new Mail("hub@example.org", List.of("a@isp.example", "b@isp.example"), Body.ofText(MESSAGE));

  private static Result send(FakeSmtpServer server) {
    return new SmtpMailer("127.0.0.1", server.port()).send(MAIL);
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
  void aRefusalForGoodIsRejected() throws Exception {
    try (FakeSmtpServer server = FakeSmtpServer.answering("554 no")) {
      assertThat(send(server)).isInstanceOf(Result.Rejected.class);
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
    int port;
    try (FakeSmtpServer server = FakeSmtpServer.breakingOff()) {
      port = server.port();
    }
    assertThat(new SmtpMailer("127.0.0.1", port).send(MAIL)).isInstanceOf(Result.Deferred.class);
  }
}
