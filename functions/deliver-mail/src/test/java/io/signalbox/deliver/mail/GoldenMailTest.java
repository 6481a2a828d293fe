package io.signalbox.deliver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.deliver.mail.mime.MailBytes;
import io.signalbox.deliver.mail.mime.MailWriter;
import io.signalbox.mails.MailTemplates;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.MailAddress;
import io.signalbox.store.Mailer;
import io.signalbox.templates.TemplateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whole mails to look at, in {@code src/test/resources/mails}. A change that is meant is written
 * there with {@code -Dmails=write}.
 */
class GoldenMailTest {
  private static final Path MAILS = Path.of("src/test/resources/mails");

  @ParameterizedTest
  @EnumSource(names = {"CSV", "JSON", "TABLE"})
  void aMailIsAsItWas(DataFormat format) throws IOException, TemplateException {
    var options =
        Deliveries.copies(
            List.of("Das SOC für alle <soc@bücher.example>"),
            List.of("noc@isp.example"),
            List.of());
    var delivery =
        Deliveries.of(
            Deliveries.destination(format, options),
            Deliveries.group("source.network", "192.0.2.0/24"),
            Deliveries.infections(4),
            2,
            3);
    var from = MailAddress.parse("CERT Österreich <reports@cert.example>");
    var bytes = new MailBytes(Mailer.SIZE_LIMIT_BYTES);
    MailWriter.write(
        new MailRenderer(
                new MailTemplates(),
                Deliveries.FORMATS,
                AnswerLinks.NONE,
                Deliveries.UNNAMED,
                new ComputingTurns(1))
            .render(delivery, Recipients.of(delivery.destination(), from)),
        bytes);
    byte[] mail = bytes.body().bytes();

    var file = MAILS.resolve(format.name().toLowerCase(Locale.ROOT) + ".eml");
    if ("write".equals(System.getProperty("mails"))) {
      Files.createDirectories(MAILS);
      Files.write(file, mail);
    }
    assertThat(new String(mail, StandardCharsets.US_ASCII)).isEqualTo(Files.readString(file));
  }
}
