package io.signalbox.local.mail;

import io.signalbox.local.mail.RecipientReport.Fate;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * Reads delivery status notifications (RFC 3464): mails in which a mail server tells what became of
 * a mail. They hold the mail or its headers (RFC 3462), which say which one it was.
 */
final class DeliveryStatus {
  private final List<RecipientReport> reports = new ArrayList<>();
  private SentMail mail = new SentMail("", Optional.empty(), List.of());

  private DeliveryStatus() {}

  /** What the notification says; empty where the mail is none. */
  static Optional<ReturnedMail> read(byte[] bytes) throws IOException {
    DeliveryStatus status = new DeliveryStatus();
    try {
      MimeMessage message = message(new ByteArrayInputStream(bytes));
      if (message.isMimeType("multipart/report")
          && message.getContent() instanceof Multipart parts) {
        for (int i = 0; i < parts.getCount(); i++) {
          status.readPart(parts.getBodyPart(i));
        }
      }
    } catch (MessagingException malformed) {
      throw new IOException("A returned mail cannot be read", malformed);
    }
    return status.reports.isEmpty()
        ? Optional.empty()
        : Optional.of(new ReturnedMail(status.mail, status.reports));
  }

  private void readPart(BodyPart part) throws MessagingException, IOException {
    if (part.isMimeType("message/delivery-status")) {
      readReports(part);
    } else if (part.isMimeType("message/rfc822")
        || part.isMimeType("text/rfc822-headers")
        || part.isMimeType("message/global")
        || part.isMimeType("message/global-headers")) {
      try (InputStream in = part.getInputStream()) {
        mail = sentMail(message(in));
      }
    }
  }

  private void readReports(BodyPart part) throws MessagingException, IOException {
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
      String recipient = field(fields, "Original-Recipient");
      String address = address(recipient.isEmpty() ? field(fields, "Final-Recipient") : recipient);
      fate(field(fields, "Action"), status)
          .ifPresent(
              fate ->
                  reports.add(
                      new RecipientReport(
                          address, fate, status, field(fields, "Diagnostic-Code"))));
    }
  }

  /** What the action (RFC 3464 section 2.3.3) means; empty where it says nothing of arrival. */
  private static Optional<Fate> fate(String action, String status) {
    return switch (action.toLowerCase(Locale.ROOT)) {
      case "failed" -> Optional.of(status.startsWith("5.") ? failedWith(status) : Fate.FAILED);
      case "delayed" -> Optional.of(Fate.DELAYED);
      case "delivered" -> Optional.of(Fate.DELIVERED);
      default -> Optional.empty();
    };
  }

  /**
   * Only what is said of the address or its mailbox (RFC 3463 sections 3.2 and 3.3) is for good;
   * not that the sender is refused (1.7, 1.8), the mailbox full (2.2) or the mail too long (2.3).
   */
  private static Fate failedWith(String status) {
    boolean isForGood =
        (status.startsWith("5.1.") || status.startsWith("5.2."))
            && !Set.of("5.1.7", "5.1.8", "5.2.2", "5.2.3").contains(status);
    return isForGood ? Fate.FAILED_FOR_GOOD : Fate.FAILED;
  }

  private static SentMail sentMail(MimeMessage original) throws MessagingException {
    Date date = original.getSentDate();
    List<String> recipients = new ArrayList<>();
    for (RecipientType type : List.of(RecipientType.TO, RecipientType.CC)) {
      Address[] addresses = original.getRecipients(type);
      for (Address address : addresses == null ? new Address[0] : addresses) {
        if (address instanceof InternetAddress one && !one.isGroup()) {
          recipients.add(one.getAddress());
        }
      }
    }
    return new SentMail(
        SentMail.idOf(original), Optional.ofNullable(date).map(Date::toInstant), recipients);
  }

  private static MimeMessage message(InputStream in) throws MessagingException {
    return new MimeMessage(Session.getInstance(new Properties()), in);
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
