package io.signalbox.deliver.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.deliver.mail.ReadMail;
import io.signalbox.delivery.Correspondence;
import io.signalbox.delivery.reader.Ticket;
import io.signalbox.mails.HeaderText;
import io.signalbox.settings.MailAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailWriterTest {
  private static final UUID DELIVERY = UUID.fromString("0d9fcf8c-7f2b-4a39-9f3e-2f1a52f6c111");
  private static final MailAddress FROM =
      MailAddress.parse("CERT Österreich <reports@cert.example>");
  private static final MailAddress TO = MailAddress.parse("abuse@isp.example");

  /** What has broken mail programs before. */
  private static final List<String> PIECES =
      List.of(
          "\r\n",
          "\n",
          "\r",
          "\0",
          "\t",
          "Bcc: x@evil.example",
          "\r\n\r\n",
          ": ",
          "=?utf-8?q?=0d=0a?=",
          "?=",
          "\"",
          "\\",
          "<>",
          "@",
          ",;",
          "()",
          "ü",
          "漢字",
          "😀",
          "\u2028",
          "\u202e",
          "\u0085",
          "  ",
          ".",
          "From ",
          "--=_mixed_" + DELIVERY,
          "word",
          "x".repeat(80),
          "=3D",
          "a.b");

  @Test
  void readsBackAsItWasMeant() {
    var mail = ReadMail.of(written(message("Größe ≥ 3", "Hällo\nworld", "<p>Hällo</p>")));
    assertThat(mail.header("Subject")).isEqualTo("Größe ≥ 3");
    assertThat(mail.header("From")).isEqualTo("CERT Österreich <reports@cert.example>");
    assertThat(mail.header("Date")).isEqualTo("Sun, 22 Nov 2026 04:27:03 +0000");
    assertThat(mail.header("Message-ID")).isEqualTo("<" + DELIVERY + "@cert.example>");
    assertThat(mail.header("In-Reply-To")).isEqualTo("<first@cert.example>");
    assertThat(mail.header("References")).isEqualTo("<first@cert.example>");
    assertThat(mail.header("Signalbox-Ticket")).isEqualTo("20261122-00000007");
    assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(mail.header("Signalbox-Delivery")).isEqualTo(DELIVERY.toString());
    assertThat(mail.text()).isEqualTo("Hällo\r\nworld");
    assertThat(mail.html()).contains("<p>Hällo</p>");
    assertThat(mail.attachment("events.csv")).isEqualTo("\"a\"\r\n");
    assertThat(mail.attachmentType("events.csv")).isEqualTo("text/csv; charset=utf-8");
  }

  @Test
  void theSameMessageIsAlwaysTheSameBytes() {
    assertThat(written(message("s", "t", "<p>"))).isEqualTo(written(message("s", "t", "<p>")));
  }

  @Test
  void withoutHtmlThereIsTextAlone() {
    var mail = ReadMail.of(written(message("s", "text", Optional.empty())));
    assertThat(mail.text()).isEqualTo("text");
    assertThat(mail.html()).isEmpty();
  }

  @Test
  void aMailToHiddenRecipientsAloneSaysSo() {
    assertThat(ReadMail.of(written(message(FROM, List.of(), "s", "t"))).header("To"))
        .isEqualTo("undisclosed-recipients:;");
  }

  @Test
  void manyAddressesAreFolded() {
    List<MailAddress> many =
        IntStream.range(0, 49)
            .mapToObj(n -> "Prénom Nom %d <person-%d@isp.example>".formatted(n, n))
            .map(MailAddress::parse)
            .toList();
    byte[] bytes = written(message(FROM, many, "s", "t"));
    assertWellFormed(bytes);
    assertThat(ReadMail.of(bytes).addresses("To"))
        .isEqualTo(many.stream().map(MailAddress::address).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nBcc: x@evil.example", "a\nb", "a\rb", "a\0b", "a\u007fb"})
  void noSubjectBeginsAnotherHeader(String subject) {
    assertThatThrownBy(() -> message(subject, "t", "<p>"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noLineIsTooLongWhateverTheTextAndTheSubject() {
    assertWellFormed(written(message("s".repeat(200), "x".repeat(5_000), "漢".repeat(5_000))));
    assertWellFormed(written(message("漢".repeat(200), "x ".repeat(5_000), ".\n.\nFrom me\n")));
  }

  /** Whatever people and events say: the headers are those that the writer puts. */
  @RepeatedTest(200)
  void noTextBreaksTheMail(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    String subject = HeaderText.oneLine(anyText(random), 200);
    String text = anyText(random);
    MailAddress from = named(anyText(random), "reports@cert.example");
    MailAddress to = named(anyText(random), "abuse@isp.example");

    byte[] bytes = written(message(from, List.of(to), subject, text));

    assertWellFormed(bytes);
    var mail = ReadMail.of(bytes);
    assertThat(mail.headerNames())
        .containsExactlyInAnyOrder(
            "Date",
            "From",
            "Reply-To",
            "To",
            "Message-ID",
            "In-Reply-To",
            "References",
            "Subject",
            "MIME-Version",
            "Content-Type",
            "Auto-Submitted",
            "Feedback-ID",
            "List-Id",
            "X-Auto-Response-Suppress",
            "Signalbox-Delivery",
            "Signalbox-Ticket");
    assertThat(mail.addresses("From")).containsExactly("reports@cert.example");
    assertThat(mail.addresses("To")).containsExactly("abuse@isp.example");
    assertThat(mail.header("Subject")).isEqualTo(subject.replace("=?", "= ?"));
    assertThat(mail.text()).isEqualTo(text.replaceAll("\\R", "\r\n"));
  }

  private static void assertWellFormed(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n", "\0");
    assertThat(text.split("\r\n")).allMatch(line -> line.length() <= 998);
    assertThat(text.chars()).allMatch(character -> character < 0x7f);
  }

  private static MailAddress named(String name, String address) {
    var plain = MailAddress.parse(address);
    return new MailAddress(
        Optional.of(HeaderText.oneLine(name, 80)), plain.localPart(), plain.domain());
  }

  private static String anyText(Random random) {
    return random
        .ints(random.nextInt(12), 0, PIECES.size())
        .mapToObj(PIECES::get)
        .collect(Collectors.joining());
  }

  private static byte[] written(MailMessage message) {
    var bytes = new MailBytes(1_000_000);
    MailWriter.write(message, bytes);
    return bytes.body().bytes();
  }

  private static MailMessage message(String subject, String text, String html) {
    return message(subject, text, Optional.of(html));
  }

  private static MailMessage message(String subject, String text, Optional<String> html) {
    var file =
        new Attachment(
            "events.csv",
            "text/csv; charset=utf-8",
            out -> out.write("\"a\"\r\n".getBytes(StandardCharsets.UTF_8)));
    return message(FROM, List.of(TO), subject, text, html, List.of(file));
  }

  private static MailMessage message(
      MailAddress from, List<MailAddress> to, String subject, String text) {
    return message(from, to, subject, text, Optional.of("<p>"), List.of());
  }

  private static MailMessage message(
      MailAddress from,
      List<MailAddress> to,
      String subject,
      String text,
      Optional<String> html,
      List<Attachment> files) {
    return new MailMessage(
        DELIVERY,
        Instant.parse("2026-11-22T04:27:03.9Z"),
        "thread.1",
        new Correspondence(
            Optional.of(Ticket.parse("20261122-00000007")), Optional.of("<first@cert.example>")),
        from,
        Optional.of(TO),
        to,
        List.of(),
        subject,
        text,
        html,
        files);
  }
}
