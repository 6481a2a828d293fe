package io.signalbox.delivery.drain;

import io.signalbox.settings.Rate;
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
import java.util.Optional;

/**
 * Shares a destination's rate among all readers of its feeds: each reserves its turns before it
 * sends. One item a destination says when the next turn is.
 */
final class RateLimits {
  /** No destination can have this name. */
  private static final String PARTITION = "~rates";

  private final Table table;
  private final Clock clock;

  RateLimits(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /**
   * Reserves turns for {@code deliveries}, or for as many of them as can begin before {@code
   * until}. Where not even one can, none is reserved, and the answer tells when to ask again.
   */
  Pace reserve(String destination, Optional<Rate> rate, int deliveries, Instant until) {
    if (rate.isEmpty()) {
      return Pace.UNLIMITED;
    }
    Duration between = rate.get().per().dividedBy(rate.get().deliveries());
    Key key = new Key(PARTITION, destination);
    while (true) {
      Instant now = clock.instant();
      Optional<Item> standing = table.get(key, Consistency.STRONG);
      Instant free = standing.map(item -> Instant.parse(item.body().text())).orElse(now);
      Instant first = free.isAfter(now) ? free : now;
      if (first.isAfter(until)) {
        return new Pace(first, between);
      }
      long fitting = 1 + Duration.between(first, until).dividedBy(between);
      Instant next = first.plus(between.multipliedBy(Math.min(deliveries, fitting)));
      Draft draft = Draft.of(key, Body.ofText(next.toString()));
      boolean reserved =
          standing.isPresent()
              ? table.replaceIfVersion(draft, standing.get().version())
              : table.insertIfAbsent(draft) instanceof Insertion.Inserted;
      if (reserved) {
        return new Pace(first, between);
      }
    }
  }
}
