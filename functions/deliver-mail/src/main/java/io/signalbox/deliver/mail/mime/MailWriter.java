package io.signalbox.deliver.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes mails as RFC 5322 and MIME say: CRLF, lines of at most 998 octets, ASCII headers (RFC 2047
 * for the rest).
 *
 * <p>The mails say that a machine wrote them (RFC 3834), name their delivery in {@code
 * Signalbox-Delivery}, and name their thread in {@code References} and {@code In-Reply-To}: SES
 * gives a mail an id of its own, so a thread is kept by a root that no mail has.
 */
public final class MailWriter {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ROOT);
  private static final String NOBODY_VISIBLE = "undisclosed-recipients:;";

  private MailWriter() {}

  /** Writes the mail; its attachments are made meanwhile, so that no mail lies in memory twice. */
  public static void write(MailMessage message, OutputStream out) {
    try {
      var mime = new IdentifiedMessage(id(message, message.delivery().toString()));
      putHeaders(mime, message);
      Parts.put(mime, message);
      mime.saveChanges();
      mime.writeTo(out);
    } catch (MessagingException | IOException impossible) {
      throw new IllegalStateException(
          "A message of checked parts could not be written", impossible);
    }
  }

  private static void putHeaders(MimeMessage mime, MailMessage message) throws MessagingException {
    var headers = new Headers(mime);
    String thread = id(message, message.thread());
    headers.put("Date", DATE.format(message.date().atOffset(ZoneOffset.UTC)));
    headers.putAddresses("From", List.of(message.from()));
    headers.putAddresses("Reply-To", message.replyTo().stream().toList());
    headers.putAddresses("To", message.to());
    headers.putAddresses("Cc", message.cc());
    if (message.to().isEmpty() && message.cc().isEmpty()) {
      headers.put("To", NOBODY_VISIBLE);
    }
    headers.put("In-Reply-To", thread);
    headers.put("References", thread);
    headers.putText("Subject", message.subject());
    headers.put("Auto-Submitted", "auto-generated");
    headers.put("X-Auto-Response-Suppress", "All");
    headers.put("Signalbox-Delivery", message.delivery().toString());
  }

  private static String id(MailMessage message, String local) {
    return "<" + local + "@" + message.from().domain() + ">";
  }

  /** A message that keeps the id it was given. */
  private static final class IdentifiedMessage extends MimeMessage {
    private final String id;

    IdentifiedMessage(String id) {
      super((@Nullable Session) null);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
