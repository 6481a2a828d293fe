package io.signalbox.deliver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Destination;
import io.signalbox.settings.MailOptions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The headers by which mail programs know lists (RFC 2919, RFC 2369, RFC 8058). */
class ListHeadersTest {
  private final Clock clock = Clock.fixed(Deliveries.NOW, ZoneOffset.UTC);
  private final MailScene scene = new MailScene(clock);
  private final Postbox postbox = scene.postbox;
  private final MailSender sender = scene.sender;

  @Test
  void oneClickUnsubscribesWhereTheOperatorSaysWhere() {
    MailOptions plain = MailOptions.NONE;
    send(
        Deliveries.destination(
            DataFormat.CSV, unsubscribing("https://cert.example/u?d={delivery}")));
    assertThat(postbox.read().header("List-Unsubscribe"))
        .isEqualTo("<https://cert.example/u?d=" + Deliveries.ID + ">");
    assertThat(postbox.read().header("List-Unsubscribe-Post"))
        .isEqualTo("List-Unsubscribe=One-Click");
    assertThat(postbox.read().header("Feedback-ID")).endsWith(":events:cert.example:signalbox");
    send(Deliveries.destination(DataFormat.CSV, unsubscribing("mailto:stop@cert.example")));
    assertThat(postbox.read().headerNames())
        .contains("List-Unsubscribe")
        .doesNotContain("List-Unsubscribe-Post");
    send(Deliveries.destination(DataFormat.CSV, plain));
    assertThat(postbox.read().headerNames())
        .contains("List-Id", "Auto-Submitted", "Feedback-ID")
        .doesNotContain("List-Unsubscribe");
  }

  private static MailOptions unsubscribing(String where) {
    MailOptions plain = MailOptions.NONE;
    return new MailOptions(
        plain.to(),
        plain.cc(),
        plain.bcc(),
        plain.from(),
        plain.replyTo(),
        plain.subject(),
        plain.template(),
        plain.columns(),
        plain.language(),
        plain.reason(),
        plain.updates(),
        plain.notices(),
        plain.security(),
        Optional.of(where),
        plain.perHour(),
        plain.advice());
  }

  private void send(Destination destination) {
    sender.send(Deliveries.of(destination, Deliveries.infections(1)));
  }
}
