package io.signalbox.deliver.mail;

import io.signalbox.delivery.AddressHash;
import io.signalbox.delivery.NoticeSubject;
import io.signalbox.delivery.history.NoticeHistory;
import io.signalbox.delivery.history.ObjectCounts;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.Destination;
import io.signalbox.settings.MailAddress;
import java.util.List;
import java.util.Optional;

/** What is remembered of the mails of destinations with tickets. */
final class MailNotices {
  private MailNotices() {}

  /**
   * For whom a mail of that destination is, which addresses its events are about, and how they
   * stand to the mails before.
   */
  static NoticeSubject subject(
      Destination destination,
      MailAddress sender,
      List<StoredEnvelope> events,
      Optional<NoticeHistory> history) {
    return new NoticeSubject(
        Optional.empty(),
        recipients(destination, sender).stream()
            .map(
                one ->
                    new NoticeSubject.Recipient(
                        AddressHash.of(one.address()), Optional.empty(), Optional.empty()))
            .toList(),
        events.stream()
            .flatMap(event -> event.envelope().payload().text("source.ip").stream())
            .distinct()
            .limit(NoticeSubject.SOURCES_LIMIT)
            .toList(),
        history.map(ObjectCounts::of));
  }

  private static List<MailAddress> recipients(Destination destination, MailAddress sender) {
    try {
      return Recipients.of(destination, sender).all();
    } catch (IllegalArgumentException saidWhenSending) {
      return List.of();
    }
  }
}
