package io.signalbox.deliver.mail.mime;

import io.signalbox.delivery.Correspondence;
import io.signalbox.mails.HeaderText;
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
 * @param correspondence its ticket, and the mail that it follows
 * @param subject one line
 * @param unsubscribe where the recipient can unsubscribe, as a URI; empty for nowhere
 */
public record MailMessage(
    UUID delivery,
    Instant date,
    String thread,
    Correspondence correspondence,
    MailAddress from,
    Optional<MailAddress> replyTo,
    List<MailAddress> to,
    List<MailAddress> cc,
    String subject,
    String text,
    Optional<String> html,
    List<Attachment> attachments,
    Optional<String> unsubscribe) {

  /** What stands in the place of a subject that is encrypted (RFC 9788 section 11). */
  static final String HIDDEN_SUBJECT = "[...]";

  /** Its Message-ID, with angle brackets, unless the mail system gives it another. */
  public String messageId() {
    return "<" + delivery + "@" + from.domain() + ">";
  }

  /** The same mail with a subject that says nothing. */
  public MailMessage withHiddenSubject() {
    return new MailMessage(
        delivery,
        date,
        thread,
        correspondence,
        from,
        replyTo,
        to,
        cc,
        HIDDEN_SUBJECT,
        text,
        html,
        attachments,
        unsubscribe);
  }

  /** The same mail, marked in its subject. */
  public MailMessage asTest() {
    return new MailMessage(
        delivery,
        date,
        thread,
        correspondence,
        from,
        replyTo,
        to,
        cc,
        "[TEST] " + subject,
        text,
        html,
        attachments,
        unsubscribe);
  }

  /** A mail from which nobody can unsubscribe. */
  public MailMessage(
      UUID delivery,
      Instant date,
      String thread,
      Correspondence correspondence,
      MailAddress from,
      Optional<MailAddress> replyTo,
      List<MailAddress> to,
      List<MailAddress> cc,
      String subject,
      String text,
      Optional<String> html,
      List<Attachment> attachments) {
    this(
        delivery,
        date,
        thread,
        correspondence,
        from,
        replyTo,
        to,
        cc,
        subject,
        text,
        html,
        attachments,
        Optional.empty());
  }

  public MailMessage {
    HeaderText.requireOneLine(thread);
    correspondence.thread().ifPresent(HeaderText::requireOneLine);
    HeaderText.requireOneLine(subject);
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    attachments = List.copyOf(attachments);
  }
}
