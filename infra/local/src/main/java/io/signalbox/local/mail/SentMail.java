package io.signalbox.local.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mail of the hub that a mail server tells of.
 *
 * @param messageId its Message-ID without angle brackets; empty where it is not told
 * @param recipients the addresses that it went to, as far as they are told
 */
record SentMail(String messageId, Optional<Instant> at, List<String> recipients) {
  SentMail {
    recipients = List.copyOf(recipients);
  }

  /** Its Message-ID (RFC 5322 section 3.6.4) without angle brackets; empty where it has none. */
  static String idOf(MimeMessage message) throws MessagingException {
    String header = message.getMessageID();
    String id = header == null ? "" : header.strip();
    return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
  }
}
