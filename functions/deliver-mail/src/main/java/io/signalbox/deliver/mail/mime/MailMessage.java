package io.signalbox.deliver.mail.mime;

import io.signalbox.settings.MailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A mail before it is written: the same message is always written as the same bytes.
 *
 * @param delivery gives the Message-ID and the boundaries
 * @param date to the second
 * @param thread the same for all mails of one conversation; without the domain
 * @param subject one line
 */
public record MailMessage(
    UUID delivery,
    Instant date,
    String thread,
    MailAddress from,
    Optional<MailAddress> replyTo,
    List<MailAddress> to,
    List<MailAddress> cc,
    String subject,
    String text,
    Optional<String> html,
    List<Attachment> attachments) {
  public MailMessage {
    HeaderText.requireOneLine(thread);
    HeaderText.requireOneLine(subject);
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    attachments = List.copyOf(attachments);
  }
}
