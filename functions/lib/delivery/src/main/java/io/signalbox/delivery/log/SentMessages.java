package io.signalbox.delivery.log;

import io.signalbox.delivery.AddressHash;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.feeds.ReceiptSpan;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Finds the delivery of a mail by its message id, or by the delivery's id that stands in its foot.
 * Holds the addresses that a mail did not reach as hashes alone.
 */
public final class SentMessages {
  private static final String PREFIX = "message#";
  private static final String DELIVERY_PREFIX = "delivery#";
  private static final String SORT = "sent";

  private final Table deliveries;
  private final Clock clock;
  private final Duration retention;

  public SentMessages(Table deliveries, Clock clock, Duration retention) {
    this.deliveries = deliveries;
    this.clock = clock;
    this.retention = retention;
  }

  /** Writes down which try sent the mail. The same again changes nothing. */
  void add(String messageId, ReaderId reader, DeliveryRecord record, List<ReceiptSpan> received) {
    List<ReceiptSpan> joined = ReceiptSpan.joined(received, ConcernedEvents.SPANS_MOST);
    SentMessage message = new SentMessage(reader, record, joined, Set.of());
    deliveries.insertIfAbsent(draft(key(messageId), message));
    deliveries.insertIfAbsent(draft(key(record.id()), message));
  }

  /** The delivery of a mail, by its id. */
  public Optional<SentMessage> find(UUID delivery) {
    return deliveries.get(key(delivery), Consistency.STRONG).map(SentMessages::read);
  }

  public Optional<SentMessage> find(String messageId) {
    return deliveries.get(key(messageId), Consistency.STRONG).map(SentMessages::read);
  }

  /**
   * Notes that a mail did not reach these addresses.
   *
   * @return all that is known of it then; empty where the message is not known
   */
  public Optional<SentMessage> addReturned(String messageId, Set<String> addresses) {
    Optional<Item> standing = deliveries.get(key(messageId), Consistency.STRONG);
    while (standing.isPresent()) {
      SentMessage known = read(standing.get());
      Set<String> returned = new HashSet<>(known.returned());
      addresses.forEach(address -> returned.add(AddressHash.of(address)));
      SentMessage next =
          new SentMessage(known.reader(), known.record(), known.received(), returned);
      if (returned.equals(known.returned())
          || deliveries.replaceIfVersion(draft(key(messageId), next), standing.get().version())) {
        return Optional.of(next);
      }
      standing = deliveries.get(key(messageId), Consistency.STRONG);
    }
    return Optional.empty();
  }

  private Draft draft(Key key, SentMessage message) {
    return Draft.of(key, Body.of(SentMessageCodec.encode(message)))
        .expiringAt(clock.instant().plus(retention));
  }

  private static SentMessage read(Item item) {
    return SentMessageCodec.decode(item.body().bytes());
  }

  private static Key key(String messageId) {
    return new Key(PREFIX + messageId, SORT);
  }

  private static Key key(UUID delivery) {
    return new Key(DELIVERY_PREFIX + delivery, SORT);
  }
}
