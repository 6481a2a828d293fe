package io.signalbox.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.store.Body;
import io.signalbox.store.Mailer.Mail;
import io.signalbox.store.Mailer.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTest {
  private static final Mail MAIL =
      new Mail(
          "büro@hub.example",
          List.of("a@isp.example", "hidden@isp.example"),
          Body.ofText("Subject: x\r\nTo: a@isp.example\r\n\r\nGrüße\r\n"));

  @Test
  void aMailInTheFolderComesBackAsItWasHandedOver(@TempDir Path folder) throws Exception {
    FolderMailbox mailbox = new FolderMailbox(folder.resolve("mail"), Clock.systemUTC());
    Result result = mailbox.send(MAIL);
    assertThat(result).isInstanceOf(Result.Accepted.class);
    StoredMail stored = mailbox.latest(10).getFirst();
    assertThat(result).isEqualTo(new Result.Accepted(stored.id()));
    assertThat(stored.sender()).isEqualTo(MAIL.sender());
    assertThat(stored.recipients()).isEqualTo(MAIL.recipients());
    assertThat(stored.content()).isEqualTo(MAIL.content());
    assertThat(mailbox.find(stored.id())).contains(stored);
  }

  @Test
  void theFileIsAMailWithItsEnvelopeAtTheTop(@TempDir Path folder) throws Exception {
    FolderMailbox mailbox = new FolderMailbox(folder, Clock.systemUTC());
    mailbox.send(MAIL);
    String id = mailbox.latest(1).getFirst().id();
    assertThat(Files.readString(folder.resolve(id + ".eml")))
        .startsWith("Return-Path: <büro@hub.example>\r\nX-Envelope-To: a@isp.example,\r\n hidden@")
        .endsWith("\r\nSubject: x\r\nTo: a@isp.example\r\n\r\nGrüße\r\n");
  }

  @Test
  void theLatestComeFirstAndHalfWrittenOnesNotAtAll(@TempDir Path folder) throws Exception {
    FolderMailbox mailbox = new FolderMailbox(folder, Clock.systemUTC());
    mailbox.send(MAIL);
    Thread.sleep(2);
    mailbox.send(MAIL);
    Files.writeString(folder.resolve("29990101T000000.000Z-x.part"), "half");
    List<StoredMail> latest = mailbox.latest(10);
    assertThat(latest).hasSize(2);
    assertThat(latest.getFirst().at()).isAfter(latest.getLast().at());
  }

  @Test
  void noIdLeadsOutOfTheFolder(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("secret.eml"), "x");
    FolderMailbox mailbox = new FolderMailbox(folder.resolve("mail"), Clock.systemUTC());
    assertThat(mailbox.find("../secret")).isEmpty();
  }

  @Test
  void oldMailsLeaveTheFolder(@TempDir Path folder) throws Exception {
    FolderMailbox mailbox = new FolderMailbox(folder, Clock.systemUTC());
    mailbox.send(MAIL);
    Instant sent = mailbox.latest(1).getFirst().at();
    assertThat(mailbox.removeBefore(sent.minusSeconds(1))).isZero();
    assertThat(mailbox.latest(10)).hasSize(1);

    assertThat(mailbox.removeBefore(sent.plusSeconds(1))).isEqualTo(1);

    assertThat(mailbox.latest(10)).isEmpty();
  }
}
