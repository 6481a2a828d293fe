package io.signalbox.deliver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Correspondence;
import io.signalbox.delivery.notice.AnswerTokens;
import io.signalbox.delivery.notice.SentMail;
import io.signalbox.delivery.notice.SentMails;
import io.signalbox.delivery.reader.Ticket;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Destination;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is kept of the mails of notices is what their recipients read. */
class KeptMailsTest {
  private static final Destination ANSWERED =
      Deliveries.destination(
          DataFormat.CSV, Deliveries.answers(Optional.of("https://hub.example/base")));
  private static final Correspondence TICKETED =
      new Correspondence(Optional.of(Ticket.parse("20261122-00000007")), Optional.empty());

  private final Clock clock = Clock.fixed(Deliveries.NOW, ZoneOffset.UTC);
  private final AnswerTokens tokens = new AnswerTokens(new MemorySecrets(), clock, new Random(1));
  private final MailScene scene = new MailScene(clock, AnswerLinks.signedBy(tokens));
  private final SentMails mails =
      new SentMails(scene.store.table("deliveries"), clock, Duration.ofDays(30));

  @Test
  void itIsWhatWasSentWithoutTheLinkThatAnswers() {
    var delivery = Deliveries.of(ANSWERED, Deliveries.infections(2), TICKETED);
    scene.sender.send(delivery);
    SentMail kept = mails.find(delivery.id()).orElseThrow();
    var sent = scene.postbox.read();
    assertThat(kept.subject()).isEqualTo(sent.header("Subject"));
    String link = sent.text().replaceFirst("(?s).*(https://hub.example/base/n/\\S+).*", "$1");
    assertThat(kept.text().strip())
        .isEqualTo(
            sent.text().replace("\r\n", "\n").replace(link, "[link to the answer page]").strip());
    assertThat(kept.html()).doesNotContain("/n/").contains("192.0.2.1");
    assertThat(kept.files()).hasSize(1);
    assertThat(kept.files().getFirst().content()).contains("192.0.2.1", "192.0.2.2");
    assertThat(kept.senders()).isNotEmpty();
  }

  @Test
  void aRepeatedTryChangesNothing() {
    var delivery = Deliveries.of(ANSWERED, Deliveries.infections(1), TICKETED);
    scene.sender.send(delivery);
    SentMail first = mails.find(delivery.id()).orElseThrow();
    scene.sender.send(delivery);
    assertThat(mails.find(delivery.id())).contains(first);
  }

  @Test
  void aMailWithoutATicketIsNotKept() {
    var delivery = Deliveries.of(ANSWERED, Deliveries.infections(1));
    scene.sender.send(delivery);
    assertThat(mails.find(delivery.id())).isEmpty();
  }

  @Test
  void filesOfALargeMailAreNamedWithoutTheirContent() {
    var delivery = Deliveries.of(ANSWERED, Deliveries.infections(9_000), TICKETED);
    scene.sender.send(delivery);
    SentMail.File file = mails.find(delivery.id()).orElseThrow().files().getFirst();
    assertThat(file.content()).isNull();
    assertThat(file.bytes()).isGreaterThan(500_000);
    assertThat(file.sha256()).hasSize(64);
  }
}
