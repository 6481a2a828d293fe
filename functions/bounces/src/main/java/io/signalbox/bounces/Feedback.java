package io.signalbox.bounces;

import io.signalbox.delivery.suppression.Suppression.Reason;
import io.signalbox.settings.MailAddress;
import java.util.List;

/** What SES tells about a mail that was sent. */
sealed interface Feedback {

  /**
   * An address to write to no more.
   *
   * @param detail what the mail system said, for people
   */
  record Unreachable(MailAddress address, String detail) {}

  /** Addresses to write to no more. */
  record Final(Reason reason, List<Unreachable> addresses) implements Feedback {
    public Final {
      addresses = List.copyOf(addresses);
    }
  }

  /** The mail did not arrive now; a later one may. */
  record Passing(String kind, int recipients, String messageId) implements Feedback {}

  /** Anything else, such as the notice that a topic was set up. */
  record Irrelevant(String kind) implements Feedback {}
}
