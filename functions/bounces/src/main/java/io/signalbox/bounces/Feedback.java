package io.signalbox.bounces;

import io.signalbox.delivery.log.LateOutcome;
import io.signalbox.delivery.suppression.Suppression.Reason;
import io.signalbox.settings.MailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What SES tells about a mail that was sent. */
sealed interface Feedback {

  /**
   * An address to write to no more.
   *
   * @param detail what the mail system said, for people
   */
  record Unreachable(MailAddress address, Reason reason, String detail) {}

  /**
   * What became of a mail. Of a notification, what can be read counts.
   *
   * @param outcome for the mail's delivery; empty where the notification names no mail
   * @param sentAt when SES took the mail
   * @param unreachable addresses to write to no more
   * @param unreadable how many addresses could not be read
   */
  record OfMail(
      Optional<LateOutcome> outcome,
      Optional<Instant> sentAt,
      List<Unreachable> unreachable,
      int unreadable)
      implements Feedback {
    public OfMail {
      unreachable = List.copyOf(unreachable);
    }
  }

  /** Anything else, such as the notice that a topic was set up. */
  record Irrelevant(String kind) implements Feedback {}
}
