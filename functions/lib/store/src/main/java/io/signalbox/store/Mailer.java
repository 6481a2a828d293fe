package io.signalbox.store;

import java.util.List;
import java.util.Optional;

/** Hands finished mails to the engine that sends them. */
public interface Mailer {

  /**
   * A finished mail.
   *
   * @param sender the envelope sender (RFC 5321), where bounces go
   * @param recipients the envelope recipients, those of Bcc too, at most {@link #RECIPIENTS_LIMIT}
   * @param content the message (RFC 5322), CRLF line ends, at most {@link #SIZE_LIMIT_BYTES}
   */
  record Mail(String sender, List<String> recipients, Body content) {
    /**
     * @throws IllegalArgumentException beyond a limit, or without a recipient
     */
    public Mail {
      recipients = List.copyOf(recipients);
      if (recipients.isEmpty() || recipients.size() > RECIPIENTS_LIMIT) {
        throw new IllegalArgumentException(
            "A mail has 1 to 50 envelope recipients, not " + recipients.size());
      }
      if (content.sizeInBytes() > SIZE_LIMIT_BYTES) {
        throw new IllegalArgumentException(
            "A mail has at most 10 MB, not %d bytes".formatted(content.sizeInBytes()));
      }
    }
  }

  /** SES v1: 50 recipients a message. */
  int RECIPIENTS_LIMIT = 50;

  /** SES v1: 10 MB a raw message. */
  int SIZE_LIMIT_BYTES = 10_000_000;

  /** What became of a mail. */
  sealed interface Result {
    /**
     * Taken over.
     *
     * @param messageId the id under which bounces will speak of it, without angle brackets
     * @param header the Message-ID that its recipients see, with angle brackets; empty where they
     *     see the one that the mail had
     */
    record Accepted(String messageId, Optional<String> header) implements Result {
      public Accepted(String messageId) {
        this(messageId, Optional.empty());
      }
    }

    /** This content is refused for good; other mails are taken. */
    record ContentRefused(String reason) implements Result {}

    /** All recipients are refused for good: they do not exist, or take no mail. */
    record RecipientRefused(String reason) implements Result {}

    /** No mail of this sender, or none of this account to these recipients, is taken. */
    record AccountRefused(String reason) implements Result {}

    /** The hub itself is refused: it lacks a permission, or its quota is used up. */
    record HubRefused(String reason) implements Result {}

    /** Not taken, for now: a rate, or the engine is away. It was not sent. */
    record Deferred(String reason) implements Result {}

    /** Nobody knows whether it was sent. */
    record Unknown(String reason) implements Result {}
  }

  Result send(Mail mail);
}
