package io.signalbox.deliver.mail;

import io.signalbox.crypto.UnusableKeyException;
import io.signalbox.deliver.mail.mime.MailBytes;
import io.signalbox.deliver.mail.mime.MailMessage;
import io.signalbox.delivery.Correspondence;
import io.signalbox.delivery.suppression.Suppressions;
import io.signalbox.mails.KeyNoticeText;
import io.signalbox.mails.MailText;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.MailSecurity.WithoutKey;
import io.signalbox.store.Mailer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Tells recipients that there are events for them, which they do not get without a key. A notice
 * has no data of an event, goes in a mail of its own, and at most once a day to an address.
 */
final class KeyNotices {
  private static final String THREAD = "key-notice";

  private final Mailer mailer;
  private final Suppressions suppressions;
  private final Protections protections;
  private final Clock clock;

  KeyNotices(Mailer mailer, Suppressions suppressions, Protections protections, Clock clock) {
    this.mailer = mailer;
    this.suppressions = suppressions;
    this.protections = protections;
    this.clock = clock;
  }

  /**
   * Writes to those who have no usable key, where the destination asks for that.
   *
   * @return what is to be said of it in the delivery's answer; maybe nothing
   */
  String send(MailOptions options, Recipients recipients) {
    if (options.security().withoutKey() != WithoutKey.NOTICE) {
      return "";
    }
    Signers signers;
    try {
      signers = protections.signers(options.security(), recipients.from());
    } catch (UnusableKeyException fault) {
      return "; no notice: " + fault.getMessage();
    }
    List<MailAddress> told =
        protections.withoutKey(options.security(), recipients).stream()
            .filter(suppressions::isFirstNoticeToday)
            .filter(address -> isSent(address, recipients, options.language(), signers))
            .toList();
    return told.isEmpty()
        ? ""
        : told.stream()
            .map(MailAddress::address)
            .collect(Collectors.joining(", ", "; a notice without data went to ", ""));
  }

  private boolean isSent(
      MailAddress address, Recipients recipients, MailOptions.Language language, Signers signers) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    MailText text =
        KeyNoticeText.in(language, recipients.replyTo().orElse(recipients.from()).address());
    MailMessage message =
        new MailMessage(
            id(address, now),
            now,
            THREAD,
            Correspondence.NONE,
            recipients.from(),
            recipients.replyTo(),
            List.of(address),
            List.of(),
            text.subject(),
            text.text(),
            text.html(),
            List.of());
    MailBytes mail = new MailBytes(Mailer.SIZE_LIMIT_BYTES);
    ProtectedMail.write(message, new Protection.Copy.Clear(List.of(address)), signers, mail);
    return mailer.send(
            new Mailer.Mail(recipients.from().address(), List.of(address.address()), mail.body()))
        instanceof Mailer.Result.Accepted;
  }

  private static UUID id(MailAddress address, Instant now) {
    return UUID.nameUUIDFromBytes(
        (THREAD + "#" + address.key() + "#" + now).getBytes(StandardCharsets.UTF_8));
  }
}
