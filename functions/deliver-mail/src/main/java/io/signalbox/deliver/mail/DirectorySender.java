package io.signalbox.deliver.mail;

import io.signalbox.delivery.Allowance;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.NoticeSubject;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.Sender;
import io.signalbox.delivery.sample.Steps;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import java.util.List;
import java.util.Optional;

/**
 * Puts the contacts of the directory in the place of a destination that takes its recipients from
 * there. It asks at each send: between routing and a digest's end a contact may expire or bounce,
 * and nobody is to be mailed who no longer answers for the network.
 */
final class DirectorySender extends ForwardingSender {
  private final DirectoryRecipients recipients;

  DirectorySender(Sender sender, DirectoryRecipients recipients) {
    super(sender);
    this.recipients = recipients;
  }

  @Override
  public List<Integer> cut(Destination destination, Group group, List<StoredEnvelope> waiting) {
    return next.cut(recipients.in(destination, group), group, waiting);
  }

  @Override
  public Allowance allowance(Destination destination, Group group) {
    return next.allowance(
        MailAllowances.isLimited(destination) ? recipients.in(destination, group) : destination,
        group);
  }

  @Override
  public Optional<NoticeSubject> notice(Delivery delivery) {
    Destination destination = delivery.destination();
    return destination.isDirectory()
        ? next.notice(delivery.to(recipients.in(destination, delivery.group())))
            .map(subject -> recipients.identified(subject, delivery.group()))
        : next.notice(delivery);
  }

  @Override
  public Optional<Group> nextLevel(Destination destination, Group group) {
    return destination.isDirectory() ? recipients.nextLevel(group) : Optional.empty();
  }

  @Override
  public Outcome send(Delivery delivery, Steps steps) {
    Destination destination = delivery.destination();
    if (!destination.isDirectory()) {
      return next.send(delivery, steps);
    }
    Outcome outcome = next.send(delivery.to(recipients.in(destination, delivery.group())), steps);
    // Other addressees of the destination go on.
    return outcome instanceof Outcome.RecipientRefused(String answer, boolean _)
        ? new Outcome.RecipientRefused(answer, true)
        : outcome;
  }
}
