package io.signalbox.delivery.suppression;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.settings.MailAddress;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The addresses that get no mail any more, in the Deliveries table, until somebody lifts them.
 * Methods throw {@link io.signalbox.store.StoreException}.
 */
public final class Suppressions {
  /** No destination can have this name, so that its deliveries lie in another partition. */
  private static final String PARTITION = "#suppressions";

  /** Nor this one. */
  private static final String NOTICES = "#notices";

  private static final int DETAIL_LIMIT_CHARACTERS = 1_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Content(String reason, String detail, String since) {}

  private final Table deliveries;
  private final Clock clock;

  public Suppressions(Table deliveries, Clock clock) {
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /**
   * Suppresses the address from now on. Where it is suppressed already, the first reason stands.
   *
   * @param detail what the mail system said; kept up to 1,000 characters
   * @return what stands
   */
  public Suppression add(MailAddress address, Suppression.Reason reason, String detail) {
    String kept = detail.substring(0, Math.min(detail.length(), DETAIL_LIMIT_CHARACTERS));
    var content = new Content(reason.name(), kept, clock.instant().toString());
    return switch (deliveries.insertIfAbsent(Draft.of(key(address), write(content)))) {
      case Insertion.Inserted(Item item) -> read(item);
      case Insertion.Present(Item item) -> read(item);
    };
  }

  /**
   * Lets the address have mail again.
   *
   * @return what was lifted; empty where the address was not suppressed
   */
  public Optional<Suppression> lift(MailAddress address) {
    Optional<Item> standing = deliveries.get(key(address), Consistency.STRONG);
    // What was added anew since it was read came from a mail that went out before: it goes too.
    while (standing.isPresent()
        && !deliveries.deleteIfVersion(key(address), standing.get().version())) {
      standing = deliveries.get(key(address), Consistency.STRONG);
    }
    return standing.map(Suppressions::read);
  }

  /**
   * Whether nobody has asked this about the address before on that day, in UTC: who asks first
   * sends it a notice.
   */
  public boolean isFirstNoticeToday(MailAddress address) {
    Instant now = clock.instant();
    String day = now.toString().substring(0, "2026-11-28".length());
    Draft mark =
        Draft.of(new Key(NOTICES, address.key() + "#" + day), Body.ofText(now.toString()))
            .expiringAt(now.plus(Duration.ofDays(2)));
    return deliveries.insertIfAbsent(mark) instanceof Insertion.Inserted;
  }

  public Optional<Suppression> find(MailAddress address) {
    return deliveries.get(key(address), Consistency.STRONG).map(Suppressions::read);
  }

  /** Those of the addresses that are suppressed, by {@link MailAddress#key}. */
  public Map<String, Suppression> among(Collection<MailAddress> addresses) {
    List<Key> keys = addresses.stream().map(Suppressions::key).distinct().toList();
    return deliveries.getAll(keys, Consistency.STRONG).values().stream()
        .map(Suppressions::read)
        .collect(Collectors.toUnmodifiableMap(Suppression::address, one -> one));
  }

  /**
   * The suppressed addresses in alphabetical order.
   *
   * @param after the last address of the page before; empty for the first page
   */
  public List<Suppression> list(Optional<String> after, int limit) {
    Range all = Range.ascending(PARTITION, limit);
    return deliveries
        .query(after.map(last -> all.from(last + '\0')).orElse(all), Consistency.EVENTUAL)
        .stream()
        .map(Suppressions::read)
        .toList();
  }

  private static Key key(MailAddress address) {
    return new Key(PARTITION, address.key());
  }

  private static Body write(Content content) {
    try {
      return Body.of(JSON.writeValueAsBytes(content));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Suppression read(Item item) {
    try {
      Content content = JSON.readValue(item.body().text(), Content.class);
      return new Suppression(
          item.key().sort(),
          Suppression.Reason.valueOf(content.reason()),
          content.detail(),
          Instant.parse(content.since()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("An item that is no suppression: " + item.key().sort(), e);
    }
  }
}
