package io.signalbox.deliver.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes mails as RFC 5322 and MIME say: CRLF, lines of at most 998 octets, ASCII headers (RFC 2047
 * for the rest).
 *
 * <p>The mails say that a machine wrote them (RFC 3834), name their delivery in {@code
 * Signalbox-Delivery}, and the first mail of their thread in {@code References} and {@code
 * In-Reply-To}.
 */
public final class MailWriter {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ROOT);
  private static final String NOBODY_VISIBLE = "undisclosed-recipients:;";

  private static final Pattern TRAILING_SPACE = Pattern.compile("[ \\t]+(?=\\r\\n)");
  private static final String FOLD = "\r\n ";
  private static final int KEY_LINE_CHARACTERS = 72;

  private MailWriter() {}

  /** Writes the mail; its attachments are made meanwhile, so that no mail lies in memory twice. */
  public static void write(MailMessage message, OutputStream out) {
    try {
      var mime = new IdentifiedMessage(message.messageId());
      putHeaders(mime, message);
      Parts.put(mime, message, "");
      mime.saveChanges();
      mime.writeTo(out);
    } catch (MessagingException | IOException impossible) {
      throw new IllegalStateException(
          "A message of checked parts could not be written", impossible);
    }
  }

  /** The part of a mail that a signature beside it covers. */
  public static byte[] signedPart(MailMessage message) {
    return part(message, "; hp=\"clear\"", List.of());
  }

  /** What is encrypted of a mail: all of it, with the headers that stand outside as they do. */
  public static byte[] encryptedPart(MailMessage message) {
    return part(
        message, "; hp=\"cipher\"", List.of("HP-Outer: Subject: " + MailMessage.HIDDEN_SUBJECT));
  }

  /**
   * Writes a mail with such a body.
   *
   * @param publicKey the sender's OpenPGP key, which goes along (Autocrypt)
   */
  public static void write(
      MailMessage message, ProtectedBody body, Optional<byte[]> publicKey, OutputStream out) {
    try {
      var mime = new IdentifiedMessage(message.messageId());
      putHeaders(mime, message);
      mime.setHeader("Message-ID", message.messageId());
      mime.setHeader("MIME-Version", "1.0");
      if (publicKey.isPresent()) {
        mime.setHeader("Autocrypt", autocrypt(message, publicKey.get()));
      }
      writeLines(Collections.list(mime.getAllHeaderLines()), out);
      writeLines(body.headers(), out);
      writeLines(List.of(""), out);
      body.content().writeTo(out);
    } catch (MessagingException | IOException impossible) {
      throw new IllegalStateException(
          "A message of checked parts could not be written", impossible);
    }
  }

  private static String autocrypt(MailMessage message, byte[] publicKey) {
    String data =
        Base64.getMimeEncoder(KEY_LINE_CHARACTERS, FOLD.getBytes(StandardCharsets.US_ASCII))
            .encodeToString(publicKey);
    return "addr=" + message.from().address() + "; keydata=" + FOLD + data;
  }

  private static byte[] part(MailMessage message, String protection, List<String> more) {
    try {
      var mime = new IdentifiedMessage(message.messageId());
      putHeaders(mime, message);
      Parts.put(mime, message, protection + "; protected-headers=\"v1\"");
      mime.saveChanges();
      var bytes = new ByteArrayOutputStream();
      writeLines(more, bytes);
      mime.writeTo(bytes, new String[] {"MIME-Version"});
      return canonical(bytes.toString(StandardCharsets.US_ASCII));
    } catch (MessagingException | IOException impossible) {
      throw new IllegalStateException(
          "A message of checked parts could not be written", impossible);
    }
  }

  /**
   * Text that mail servers leave as it is (RFC 3156 section 3): no line ends with white space, and
   * none begins with {@code From}. Neither occurs in base64; in quoted-printable text it means the
   * same.
   */
  private static byte[] canonical(String part) {
    return TRAILING_SPACE
        .matcher(part)
        .replaceAll("")
        .replace("\r\nFrom ", "\r\n=46rom ")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static void writeLines(List<String> lines, OutputStream out) throws IOException {
    for (String line : lines) {
      out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static void putHeaders(MimeMessage mime, MailMessage message) throws MessagingException {
    var headers = new Headers(mime);
    headers.put("Date", DATE.format(message.date().atOffset(ZoneOffset.UTC)));
    headers.putAddresses("From", List.of(message.from()));
    headers.putAddresses("Reply-To", message.replyTo().stream().toList());
    headers.putAddresses("To", message.to());
    headers.putAddresses("Cc", message.cc());
    if (message.to().isEmpty() && message.cc().isEmpty()) {
      headers.put("To", NOBODY_VISIBLE);
    }
    if (message.correspondence().thread().isPresent()) {
      headers.put("In-Reply-To", message.correspondence().thread().get());
      headers.put("References", message.correspondence().thread().get());
    }
    headers.putText("Subject", message.subject());
    headers.put("List-Id", "<" + message.thread() + "." + message.from().domain() + ">");
    if (message.unsubscribe().isPresent()) {
      String where = message.unsubscribe().get();
      headers.put("List-Unsubscribe", "<" + where + ">");
      if (where.startsWith("https:")) {
        headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      }
    }
    headers.put(
        "Feedback-ID", message.thread() + ":events:" + message.from().domain() + ":signalbox");
    headers.put("Auto-Submitted", "auto-generated");
    if (message.attachments().stream().anyMatch(Attachment::isXArfReport)) {
      headers.put("X-XARF", "PLAIN");
    }
    headers.put("X-Auto-Response-Suppress", "All");
    headers.put("Signalbox-Delivery", message.delivery().toString());
    if (message.correspondence().ticket().isPresent()) {
      headers.put("Signalbox-Ticket", message.correspondence().ticket().get().text());
    }
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
