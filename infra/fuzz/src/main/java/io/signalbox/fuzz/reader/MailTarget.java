package io.signalbox.fuzz.reader;

import io.signalbox.deliver.mail.mime.Attachment;
import io.signalbox.deliver.mail.mime.MailBytes;
import io.signalbox.deliver.mail.mime.MailMessage;
import io.signalbox.deliver.mail.mime.MailWriter;
import io.signalbox.delivery.Correspondence;
import io.signalbox.mails.HeaderText;
import io.signalbox.settings.MailAddress;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Mails: whatever a subject, a name or a text holds, the mail has its own headers and parts. */
final class MailTarget implements Target {
  private static final int SUBJECT_CHARACTERS = 200;
  private static final int LINE_OCTETS_MOST = 998;
  private static final Set<String> HEADERS =
      Set.of(
          "Date",
          "From",
          "Reply-To",
          "To",
          "Cc",
          "Subject",
          "Auto-Submitted",
          "Feedback-ID",
          "List-Id",
          "X-Auto-Response-Suppress",
          "Signalbox-Delivery",
          "Message-ID",
          "MIME-Version",
          "Content-Type");
  private static final Session SESSION = Session.getInstance(new Properties());
  private static final MailAddress HUB = MailAddress.parse("hub@hub.example");

  @Override
  public void run(byte[] input) throws IOException {
    String text = new String(input, StandardCharsets.UTF_8);
    String subject = HeaderText.oneLine(text, SUBJECT_CHARACTERS);
    var bytes = new MailBytes(Integer.MAX_VALUE);
    MailWriter.write(message(text, subject), bytes);
    byte[] written = bytes.body().bytes();
    for (String line : new String(written, StandardCharsets.ISO_8859_1).split("\r\n", -1)) {
      Promise.hold(line.length() <= LINE_OCTETS_MOST, "A line of … octets", line.length());
      Promise.hold(line.chars().allMatch(MailTarget::isPlain), "A line holds …", line);
    }
    try {
      check(new MimeMessage(SESSION, new ByteArrayInputStream(written)), subject);
    } catch (MessagingException unreadable) {
      throw new AssertionError("A mail that cannot be read", unreadable);
    }
  }

  private static void check(MimeMessage mail, String subject)
      throws MessagingException, IOException {
    Set<String> names =
        Collections.list(mail.getAllHeaders()).stream()
            .map(Header::getName)
            .collect(Collectors.toSet());
    Promise.hold(HEADERS.containsAll(names), "Headers of its own: …", names);
    Promise.hold(mail.getAllRecipients().length == 1, "Other recipients");
    String read = unfolded(mail.getHeader("Subject", null));
    Promise.hold(
        read.equals(subject) || subject.contains("=?"), "The subject … became …", subject, read);
    Promise.hold(((MimeMultipart) mail.getContent()).getCount() == 2, "Other parts");
  }

  /** RFC 5322, section 2.2.3; Angus would take a backslash before a fold away. */
  private static String unfolded(@Nullable String header) throws IOException {
    return header == null ? "" : MimeUtility.decodeText(header.replaceAll("\r\n(?=[ \t])", ""));
  }

  private static boolean isPlain(int octet) {
    return octet == '\t' || (octet >= ' ' && octet < 0x7f);
  }

  private static MailMessage message(String text, String subject) {
    return new MailMessage(
        new UUID(1, 2),
        Instant.EPOCH,
        "thread",
        Correspondence.NONE,
        new MailAddress(Optional.of(HeaderText.oneLine(text, 60)), "hub", "hub.example"),
        Optional.of(HUB),
        List.of(MailAddress.parse("soc@soc.example")),
        List.of(),
        subject,
        text,
        Optional.of(text),
        List.of(
            new Attachment(
                "events.csv",
                "text/csv; charset=utf-8",
                out -> out.write(text.getBytes(StandardCharsets.UTF_8)))));
  }
}
