package io.signalbox.deliver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.AddressHash;
import io.signalbox.delivery.Correspondence;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.history.NoticeHistory;
import io.signalbox.delivery.history.NoticeState;
import io.signalbox.delivery.history.Sighting;
import io.signalbox.delivery.notice.AnswerTokens;
import io.signalbox.delivery.reader.Ticket;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Destination;
import io.signalbox.settings.MailOptions;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Mails with a ticket, in a thread, that can be answered. */
class MailNoticesTest {
  private static final Destination PLAIN = Deliveries.destination(DataFormat.CSV, MailOptions.NONE);

  private final Clock clock = Clock.fixed(Deliveries.NOW, ZoneOffset.UTC);
  private final MailScene scene = new MailScene(clock);
  private final Postbox postbox = scene.postbox;
  private final MailSender sender = scene.sender;

  @Test
  void theFirstMailOfAGroupRefersToNoneAndTheOthersToIt() {
    var first = sender.send(Deliveries.of(PLAIN, Deliveries.infections(1)));
    assertThat(postbox.read().headerNames()).doesNotContain("References", "In-Reply-To");
    assertThat(first)
        .extracting(sent -> ((Outcome.Delivered) sent).threadId())
        .isEqualTo(Optional.of(postbox.read().header("Message-ID")));

    var later = new Correspondence(Optional.empty(), Optional.of("<first@hub.example>"));
    sender.send(Deliveries.of(PLAIN, Deliveries.infections(1), later));
    assertThat(postbox.read().header("References")).isEqualTo("<first@hub.example>");
    assertThat(postbox.read().header("In-Reply-To")).isEqualTo("<first@hub.example>");
  }

  @Test
  void aMailWithATicketSaysItInSubjectHeaderAndText() {
    var ticket = Optional.of(Ticket.parse("20261122-00000007"));
    sender.send(
        Deliveries.of(
            PLAIN, Deliveries.infections(1), new Correspondence(ticket, Optional.empty())));
    assertThat(postbox.read().header("Subject")).startsWith("[#20261122-00000007] 1 security");
    assertThat(postbox.read().header("Signalbox-Ticket")).isEqualTo("20261122-00000007");
    assertThat(postbox.read().text()).contains("Ticket #20261122-00000007");
    assertThat(postbox.read().html()).contains("Ticket #20261122-00000007");
  }

  @Test
  void aMailSaysHowItsObjectsStandToTheMailsBefore() {
    var history =
        new NoticeHistory(
            new TreeMap<>(
                Map.of(
                    new Sighting("192.0.2.1", "scanner"),
                    new NoticeHistory.Told(NoticeState.NEW, Optional.empty()))),
            List.of(
                new NoticeHistory.Gone(
                    new Sighting("<b>gone</b>.example", "scanner"),
                    Instant.parse("2026-11-20T10:00:00Z"))),
            2);
    sender.send(
        Deliveries.of(
            PLAIN,
            Deliveries.infections(1),
            new Correspondence(Optional.empty(), Optional.empty(), Optional.of(history))));
    assertThat(postbox.read().text())
        .contains("Compared with our notices before: 1 new, 0 still there, 0 back again.")
        .contains("Gone since our last notice: 1")
        .contains("<b>gone</b>.example (scanner), last seen 2026-11-20 10:00")
        .contains("2 more are still there");
    assertThat(postbox.read().html())
        .contains("1 new, 0 still there", "2 more are still there")
        .contains("&lt;b&gt;gone&lt;/b&gt;.example (scanner)")
        .doesNotContain("<b>gone");
  }

  @Test
  void aMailThatCanBeAnsweredHasALinkForItsTicketAlone() {
    var tokens = new AnswerTokens(new MemorySecrets(), clock, new Random(1));
    var answering = new MailScene(clock, AnswerLinks.signedBy(tokens));
    var ticket = Ticket.parse("20261122-00000007");
    var destination =
        Deliveries.destination(
            DataFormat.CSV, Deliveries.answers(Optional.of("https://hub.example/base")));
    answering.sender.send(
        Deliveries.of(
            destination,
            Deliveries.infections(1),
            new Correspondence(Optional.of(ticket), Optional.empty())));
    String link = "https://hub.example/base/n/";
    String text = answering.postbox.read().text();
    String token = text.substring(text.indexOf(link) + link.length()).lines().findFirst().get();
    assertThat(tokens.verify(token).orElseThrow().ticket()).isEqualTo(ticket);
    assertThat(answering.postbox.read().html()).contains("<a href=\"" + link + token + "\">");
  }

  @Test
  void aTicketStandsInASubjectOnce() {
    var own =
        Deliveries.destination(
            DataFormat.CSV,
            Deliveries.templates(
                Optional.of("Report {{ ticket }}"), Optional.empty(), Optional.empty()));
    var ticket = Optional.of(Ticket.parse("20261122-00000007"));
    sender.send(
        Deliveries.of(own, Deliveries.infections(1), new Correspondence(ticket, Optional.empty())));
    assertThat(postbox.read().header("Subject")).isEqualTo("Report 20261122-00000007");
  }

  @Test
  void aNoticeRemembersWhoGotItAsAHashAndWhatItIsAbout() {
    var destination = Deliveries.destination(DataFormat.CSV, Deliveries.answers(Optional.empty()));
    var delivery = Deliveries.of(destination, Deliveries.infections(2));
    var subject = sender.notice(delivery).orElseThrow();
    assertThat(subject.sources()).containsExactly("192.0.2.1", "192.0.2.2");
    assertThat(subject.recipients())
        .extracting(one -> one.address())
        .containsExactly(AddressHash.of("ABUSE@isp.example"));
    assertThat(sender.notice(Deliveries.of(PLAIN, Deliveries.infections(1)))).isEmpty();
  }
}
