package io.signalbox.deliver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.sample.RecordedSteps;
import io.signalbox.delivery.sample.SampleReport;
import io.signalbox.delivery.sample.SampleReport.TakenStep;
import io.signalbox.delivery.sample.Step;
import io.signalbox.delivery.suppression.Suppression.Reason;
import io.signalbox.delivery.suppression.Suppressions;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.MailOptions;
import io.signalbox.store.Mailer.Result;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailSenderTest {
  private static final Destination PLAIN = Deliveries.destination(DataFormat.CSV, MailOptions.NONE);

  private final Clock clock = Clock.fixed(Deliveries.NOW.plusNanos(720_163_847), ZoneOffset.UTC);
  private final MailScene scene = new MailScene(clock);
  private final Postbox postbox = scene.postbox;
  private final Suppressions suppressions = scene.suppressions;
  private final MailSender sender = scene.sender;

  @Test
  void theRecipientsOfBccStandInTheSmtpEnvelopeAlone() {
    send(
        Deliveries.destination(
            DataFormat.CSV,
            Deliveries.copies(
                List.of("The SOC <soc@isp.example>"),
                List.of("a@bücher.example", "ABUSE@isp.example"),
                List.of("hidden@isp.example", "soc@isp.example"))));
    assertThat(postbox.last().sender()).isEqualTo("reports@cert.example");
    assertThat(postbox.last().recipients())
        .containsExactly(
            "abuse@isp.example",
            "soc@isp.example",
            "a@xn--bcher-kva.example",
            "hidden@isp.example");
    var mail = postbox.read();
    assertThat(mail.addresses("To")).containsExactly("abuse@isp.example", "soc@isp.example");
    assertThat(mail.addresses("Cc")).containsExactly("a@xn--bcher-kva.example");
    assertThat(mail.addresses("Reply-To")).containsExactly("soc@cert.example");
    assertThat(mail.headerNames()).doesNotContain("Bcc");
    assertThat(postbox.last().content().text()).doesNotContain("hidden@isp.example");
  }

  @Test
  void anUpdateOfTagsIsNoSecondEventAndIsNotMailedUnlessAsked() {
    StoredEnvelope event = Deliveries.infections(1).getFirst();
    var update =
        new StoredEnvelope(
            new EnvelopeKey(event.key().id(), 1),
            event.envelope(),
            event.sender(),
            event.receivedAt());

    assertThat(sender.send(Deliveries.of(PLAIN, List.of(update))).answer()).startsWith("Not sent:");
    assertThat(postbox.size()).isZero();
    sender.send(Deliveries.of(PLAIN, List.of(event, update)));
    assertThat(postbox.read().header("Subject")).startsWith("1 security event:");

    var asked = Deliveries.destination(DataFormat.CSV, Deliveries.updates());
    sender.send(Deliveries.of(asked, List.of(update)));
    sender.send(Deliveries.of(asked, List.of(event, update)));
    assertThat(postbox.size()).isEqualTo(3);
    assertThat(postbox.read().header("Subject")).startsWith("1 security event:");
  }

  @Test
  void theSameDeliveryIsTheSameMailByteByByte() {
    send(PLAIN);
    var first = postbox.last();
    send(PLAIN);
    assertThat(postbox.last()).isEqualTo(first);
  }

  @Test
  void aSuppressedRecipientIsLeftOutAndTheOutcomeSaysSo() {
    suppressions.add(MailAddress.parse("abuse@isp.example"), Reason.BOUNCE, "5.1.1");
    var outcome =
        send(
            Deliveries.destination(
                DataFormat.CSV,
                Deliveries.copies(List.of(), List.of("soc@isp.example"), List.of())));
    assertThat(outcome)
        .isEqualTo(
            new Outcome.Delivered(
                "0102-ses; left out: abuse@isp.example (bounce, 2026-11-22T04:30:00Z)",
                List.of("0102-ses"),
                Optional.of("<" + Deliveries.ID + "@cert.example>")));
    assertThat(postbox.last().recipients()).containsExactly("soc@isp.example");
    assertThat(postbox.read().addresses("To")).isEmpty();
    assertThat(postbox.read().addresses("Cc")).containsExactly("soc@isp.example");
  }

  @Test
  void whereAllAreSuppressedNothingIsSentAndTheDestinationIsGone() {
    suppressions.add(MailAddress.parse("abuse@isp.example"), Reason.COMPLAINT, "");
    assertThat(send(PLAIN))
        .isEqualTo(
            new Outcome.RecipientRefused(
                "All recipients are suppressed: abuse@isp.example (complaint,"
                    + " 2026-11-22T04:30:00Z)"));
    assertThat(postbox.size()).isZero();
    suppressions.lift(MailAddress.parse("abuse@isp.example"));
    assertThat(send(PLAIN)).isInstanceOf(Outcome.Delivered.class);
  }

  @Test
  void whatTheMailerAnswersIsTheOutcome() {
    postbox.answer(new Result.Accepted("id"));
    assertThat(send(PLAIN))
        .isEqualTo(
            new Outcome.Delivered(
                "id", List.of("id"), Optional.of("<" + Deliveries.ID + "@cert.example>")));
    postbox.answer(new Result.ContentRefused("bad"));
    assertThat(send(PLAIN)).isEqualTo(new Outcome.ContentRefused("bad"));
    postbox.answer(new Result.RecipientRefused("nobody"));
    assertThat(send(PLAIN)).isEqualTo(new Outcome.RecipientRefused("nobody"));
    postbox.answer(new Result.AccountRefused("not verified"));
    assertThat(send(PLAIN)).isEqualTo(new Outcome.DestinationRefused("not verified"));
    postbox.answer(new Result.HubRefused("denied"));
    assertThat(send(PLAIN)).isEqualTo(new Outcome.HubRefused("denied"));
    postbox.answer(new Result.Deferred("quota"));
    assertThat(send(PLAIN)).isEqualTo(new Outcome.Failed("quota"));
    postbox.answer(new Result.Unknown("cut off"));
    assertThat(send(PLAIN)).isEqualTo(new Outcome.Unknown("cut off"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not an address",
        "a@isp.example\r\nBcc: x@evil.example",
        "x\r\nBcc: y <a@isp.example>",
        "ü@isp.example",
      })
  void aWrongAddressFailsVisiblyAndNothingIsSent(String address) {
    var wrong =
        Deliveries.destination(
            DataFormat.CSV, Deliveries.copies(List.of(address), List.of(), List.of()));
    assertThat(sender.cut(wrong, Group.NONE, Deliveries.infections(3))).containsExactly(3);
    assertThat(send(wrong))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.answer()).contains("mail.to: "));
    assertThat(postbox.size()).isZero();
  }

  @Test
  void moreRecipientsThanAMailCanHaveFailVisibly() {
    List<String> many = IntStream.range(0, 50).mapToObj(n -> "a" + n + "@isp.example").toList();
    var crowd =
        Deliveries.destination(DataFormat.CSV, Deliveries.copies(many, List.of(), List.of()));
    assertThat(send(crowd))
        .isEqualTo(new Outcome.Failed("The destination has 51 recipients; a mail has 1 to 50"));
  }

  @Test
  void aFaultyTemplateFailsVisiblyAndDoesNotSpoilTheCut() {
    var faulty = withText("{% set x = 1 %}");
    assertThat(sender.cut(faulty, Group.NONE, Deliveries.infections(3))).containsExactly(3);
    assertThat(send(faulty))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.answer()).startsWith("The text template is faulty: "));
    assertThat(postbox.size()).isZero();
  }

  @Test
  void aSampleIsMarkedInItsSubject() {
    RecordedSteps steps = new RecordedSteps(clock);
    Delivery sample = Deliveries.of(PLAIN, Deliveries.infections(1));

    SampleReport report = steps.report(sample.id(), sender.send(sample, steps));

    assertThat(postbox.read().header("Subject")).startsWith("[TEST] ");
    assertThat(report.steps())
        .containsExactly(new TakenStep(Step.SEND, true, 0, "in clear, not signed"));
    assertThat(report.answer()).as("the mail's id").isNotEmpty();
  }

  private static Destination withText(String template) {
    return Deliveries.destination(
        DataFormat.CSV,
        Deliveries.templates(Optional.empty(), Optional.of(template), Optional.empty()));
  }

  private Outcome send(Destination destination) {
    return sender.send(Deliveries.of(destination, Deliveries.infections(2)));
  }
}
