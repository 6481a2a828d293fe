package io.signalbox.delivery.log;

import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.settings.Group;
import java.util.List;
import java.util.Optional;

/**
 * Brings what is told of a mail later to its delivery: into the log, and, where no recipient is
 * left, into a paused reader of what the mail held, so that it can be replayed.
 */
public final class LateOutcomes {
  private final SentMessages messages;
  private final DeliveryLog log;
  private final Readers readers;

  public LateOutcomes(SentMessages messages, DeliveryLog log, Readers readers) {
    this.messages = messages;
    this.log = log;
    this.readers = readers;
  }

  /**
   * Takes it down. The same again changes nothing.
   *
   * @return whether the message is known
   */
  public boolean add(LateOutcome outcome) {
    Optional<SentMessage> found =
        outcome.result() == Result.RETURNED && !outcome.recipients().isEmpty()
            ? messages.addReturned(outcome.messageId(), outcome.recipients())
            : messages.find(outcome.messageId());
    found.ifPresent(message -> add(outcome, message));
    return found.isPresent();
  }

  private void add(LateOutcome outcome, SentMessage message) {
    DeliveryRecord sent = message.record();
    DeliveryRecord told =
        new DeliveryRecord(
            sent.id(),
            sent.feed(),
            sent.reader(),
            sent.from(),
            sent.to(),
            sent.envelopes(),
            sent.attempt(),
            outcome.at(),
            outcome.result(),
            outcome.detail());
    String run = "late-%s-%08x".formatted(outcome.messageId(), outcome.recipients().hashCode());
    if (log.has(message.reader(), run, told)) {
      return;
    }
    if (outcome.result() == Result.RETURNED && isLost(outcome, message)) {
      setAside(outcome, sent);
    }
    log.addLateOutcome(message.reader(), run, told, message.received());
    log.add(message.reader(), run, List.of(told));
  }

  private static boolean isLost(LateOutcome outcome, SentMessage message) {
    return outcome.recipients().isEmpty()
        || message.returned().size() >= outcome.recipientsOfMail();
  }

  private void setAside(LateOutcome outcome, DeliveryRecord sent) {
    String edition = ReaderId.RETURNED + sent.id();
    ReaderId id = ReaderId.aside(sent.feed(), sent.from(), edition);
    Group group =
        readers
            .find(ReaderId.main(sent.feed()))
            .map(main -> main.reader().group())
            .orElse(Group.NONE);
    readers.addIfAbsent(
        Reader.bounded(id, group, sent.from(), sent.to(), edition)
            .paused(outcome.detail(), outcome.at()));
  }
}
