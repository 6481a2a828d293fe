package io.signalbox.deliver.mail;

import io.signalbox.delivery.AddressHash;
import io.signalbox.delivery.Allowance;
import io.signalbox.settings.Destination;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.MailOptions;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How many mails an address gets in an hour, from all destinations with a limit together: an item
 * for each address in the Deliveries table names the mails of the last hour. A mail to several
 * takes a place at each of them. Methods throw {@link io.signalbox.store.StoreException}.
 */
final class MailAllowances {
  private static final Duration HOUR = Duration.ofHours(1);

  /** No destination can have this name. */
  private static final String PARTITION = "#mails-an-hour";

  private final Table deliveries;
  private final Clock clock;

  MailAllowances(Table deliveries, Clock clock) {
    this.deliveries = deliveries;
    this.clock = clock;
  }

  static boolean isLimited(Destination destination) {
    return destination.options(MailOptions.class).perHour().isPresent();
  }

  /** That of a mail to these. */
  Allowance of(int perHour, Collection<MailAddress> recipients) {
    List<Key> keys =
        recipients.stream()
            .map(address -> new Key(PARTITION, AddressHash.of(address.key())))
            .distinct()
            .toList();
    return new Allowance() {
      @Override
      public Optional<Instant> freeFrom(Optional<UUID> delivery) {
        return deliveries.getAll(keys, Consistency.STRONG).values().stream()
            .map(item -> freeFrom(sent(item), delivery))
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder());
      }

      private Optional<Instant> freeFrom(List<Sent> sent, Optional<UUID> delivery) {
        boolean hasPlace = delivery.filter(id -> isAmong(sent, id)).isPresent();
        return hasPlace || sent.size() < perHour
            ? Optional.empty()
            : Optional.of(sent.get(sent.size() - perHour).at().plus(HOUR));
      }

      @Override
      public boolean take(UUID delivery) {
        // Looked at before any is taken: those at one address are not to be lost for another's.
        return freeFrom(Optional.of(delivery)).isEmpty()
            && keys.stream().allMatch(key -> take(key, delivery));
      }

      private boolean take(Key key, UUID delivery) {
        @Nullable Item standing = standing(key);
        while (true) {
          List<Sent> sent = standing == null ? List.of() : sent(standing);
          if (isAmong(sent, delivery)) {
            return true;
          }
          if (freeFrom(sent, Optional.of(delivery)).isPresent()) {
            return false;
          }
          Draft draft = with(key, sent, delivery);
          if (standing == null) {
            switch (deliveries.insertIfAbsent(draft)) {
              case Insertion.Inserted _ -> {
                return true;
              }
              case Insertion.Present(Item other) -> standing = other;
            }
          } else if (deliveries.replaceIfVersion(draft, standing.version())) {
            return true;
          } else {
            standing = standing(key);
          }
        }
      }
    };
  }

  /** As a batch of one, for which the function has the permission. */
  private @Nullable Item standing(Key key) {
    return deliveries.getAll(List.of(key), Consistency.STRONG).get(key);
  }

  /** One mail. */
  private record Sent(String delivery, Instant at) {}

  private static boolean isAmong(List<Sent> sent, UUID delivery) {
    return sent.stream().anyMatch(one -> one.delivery().equals(delivery.toString()));
  }

  private Draft with(Key key, List<Sent> sent, UUID delivery) {
    Instant now = clock.instant();
    List<Sent> all = new ArrayList<>(sent);
    all.add(new Sent(delivery.toString(), now));
    String text =
        all.stream()
            .sorted(Comparator.comparing(Sent::at))
            .map(one -> one.at().toEpochMilli() + " " + one.delivery())
            .collect(Collectors.joining("\n"));
    return Draft.of(key, Body.ofText(text)).expiringAt(now.plus(HOUR.multipliedBy(2)));
  }

  /** The mails of the last hour, in order of time. */
  private List<Sent> sent(Item item) {
    Instant start = clock.instant().minus(HOUR);
    return item.body()
        .text()
        .lines()
        .map(line -> line.split(" ", 2))
        .map(parts -> new Sent(parts[1], Instant.ofEpochMilli(Long.parseLong(parts[0]))))
        .filter(one -> one.at().isAfter(start))
        .toList();
  }
}
