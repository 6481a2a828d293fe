package io.signalbox.deliver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.sample.RecordedSteps;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Destination;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.MailSecurity;
import io.signalbox.settings.MailSecurity.Level;
import io.signalbox.settings.MailSecurity.WithoutKey;
import io.signalbox.settings.SmimeOptions;
import io.signalbox.store.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a recipient without a key gets where encryption is required. */
class KeyNoticesTest {
  private final ManualClock clock = new ManualClock(Deliveries.NOW);
  private final MailScene scene = new MailScene(clock);
  private final Postbox postbox = scene.postbox;
  private final MailSender sender = scene.sender;

  @Test
  void aNoticeHasNoDataAndComesOnceADay() {
    Destination destination = destination(Level.PREFERRED, WithoutKey.NOTICE);

    Outcome outcome = send(destination);
    assertThat(send(destination).answer()).doesNotContain("notice");

    assertThat(outcome).isInstanceOf(Outcome.RecipientRefused.class);
    assertThat(outcome.answer())
        .contains("there is no key of abuse@isp.example", "a notice without data went to abuse@");
    assertThat(postbox.size()).isEqualTo(1);
    assertThat(postbox.read().header("Subject")).contains("please send us a key");
    assertThat(postbox.last().content().text())
        .doesNotContain("192.0.2.", "infected-system", "zeus", "botnet");

    clock.advance(Duration.ofDays(1));
    send(destination);
    assertThat(postbox.size()).isEqualTo(2);
  }

  @Test
  void nothingIsSaidUnlessAskedForAndNeverUnsignedWhereThatIsRequired() {
    send(destination(Level.PREFERRED, WithoutKey.WAIT));
    Outcome unsigned = send(destination(Level.REQUIRED, WithoutKey.NOTICE));

    assertThat(unsigned.answer()).contains("no notice: ");
    assertThat(postbox.size()).isZero();
  }

  @Test
  void aTestSendsNoNotice() {
    sender.send(
        Deliveries.of(destination(Level.PREFERRED, WithoutKey.NOTICE), Deliveries.infections(1)),
        new RecordedSteps(clock));

    assertThat(postbox.size()).isZero();
  }

  private static Destination destination(Level sign, WithoutKey withoutKey) {
    MailOptions plain = MailOptions.NONE;
    return Deliveries.destination(
        DataFormat.CSV,
        plain.withRecipients(
            plain.to(),
            plain.cc(),
            plain.language(),
            new MailSecurity(
                Level.REQUIRED,
                sign,
                Map.of(),
                Optional.empty(),
                withoutKey,
                false,
                SmimeOptions.NONE)));
  }

  private Outcome send(Destination destination) {
    return sender.send(Deliveries.of(destination, List.copyOf(Deliveries.infections(2))));
  }
}
