package io.signalbox.local.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Reads delivery status notifications (RFC 3464): mails in which a mail server tells of bounces.
 */
final class DeliveryStatus {
  private DeliveryStatus() {}

  /** The recipients that failed for good; empty where the mail is no such notification. */
  static List<Bounces.Bounce> failures(byte[] mail) throws IOException {
    try {
      MimeMessage message =
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
      List<Bounces.Bounce> failures = new ArrayList<>();
      if (message.isMimeType("multipart/report")
          && message.getContent() instanceof Multipart parts) {
        for (int i = 0; i < parts.getCount(); i++) {
          read(parts.getBodyPart(i), failures);
        }
      }
      return failures;
    } catch (MessagingException malformed) {
      throw new IOException("A returned mail cannot be read", malformed);
    }
  }

  private static void read(BodyPart part, List<Bounces.Bounce> failures)
      throws MessagingException, IOException {
    if (!part.isMimeType("message/delivery-status")) {
      return;
    }
    String text;
    try (InputStream in = part.getInputStream()) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    // Fields of the message first, then a group for each recipient, with empty lines between.
    for (String group : text.replace("\r\n", "\n").split("\n\\s*\n", -1)) {
      InternetHeaders fields =
          new InternetHeaders(
              new ByteArrayInputStream((group.strip() + "\n\n").getBytes(StandardCharsets.UTF_8)));
      String status = field(fields, "Status");
      if (field(fields, "Action").equalsIgnoreCase("failed") && status.startsWith("5.")) {
        String recipient = field(fields, "Original-Recipient");
        failures.add(
            new Bounces.Bounce(
                address(recipient.isEmpty() ? field(fields, "Final-Recipient") : recipient),
                status,
                field(fields, "Diagnostic-Code")));
      }
    }
  }

  private static String field(InternetHeaders fields, String name) {
    String value = fields.getHeader(name, null);
    return value == null ? "" : value.strip();
  }

  /** The address of {@code rfc822;abuse@isp.example}. */
  private static String address(String recipient) {
    String value = recipient.substring(recipient.indexOf(';') + 1).strip();
    return value.startsWith("<") && value.endsWith(">")
        ? value.substring(1, value.length() - 1)
        : value;
  }
}
