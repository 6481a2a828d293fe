package io.signalbox.settings.quota;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How much of a day's quota was handed out to all instances of the function: one item for each
 * party and day.
 */
final class DayUsage {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PARTITION = "usage#";

  /** So many others may write the same item before this fails. */
  private static final int TRIES = 20;

  private static final Duration KEPT = Duration.ofDays(8);

  private final Table table;
  private final RandomGenerator random;

  DayUsage(Table table, RandomGenerator random) {
    this.table = table;
    this.random = random;
  }

  /**
   * Takes a share of what is left of a day.
   *
   * @param least what is needed
   * @param wanted what is taken where so much is left, not below {@code least}
   * @return what was taken; empty where less than {@code least} is left, and nothing was taken
   * @throws StoreException if the store is away, or too many write at once
   */
  Optional<Amount> take(String party, LocalDate day, Amount quota, Amount least, Amount wanted) {
    Key key = new Key(PARTITION + party, day.toString());
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Item> standing = table.get(key, Consistency.STRONG);
      Amount taken = standing.map(DayUsage::read).orElse(Amount.NONE);
      Amount left = quota.minus(taken);
      if (!left.covers(least)) {
        return Optional.empty();
      }
      Amount share = wanted.atMost(left);
      if (write(key, day, standing, taken.plus(share))) {
        return Optional.of(share);
      }
    }
    throw new StoreException.Throttled(
        "Too many take from one quota at once", new IllegalStateException(key.toString()));
  }

  private boolean write(Key key, LocalDate day, Optional<Item> standing, Amount taken) {
    Draft draft =
        Draft.of(key, body(taken))
            .expiringAt(day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(KEPT));
    return standing.isPresent()
        ? table.replaceIfVersion(draft, standing.get().version())
        : table.insertIfAbsent(draft) instanceof Insertion.Inserted;
  }

  /** No two writes are the same: to the store, a second one like the first is its repetition. */
  private Body body(Amount taken) {
    return Body.ofText(
        JSON.createObjectNode()
            .put("events", taken.events())
            .put("bytes", taken.bytes())
            .put("write", HexFormat.of().toHexDigits(random.nextLong()))
            .toString());
  }

  private static Amount read(Item item) {
    try {
      JsonNode json = JSON.readTree(item.body().text());
      return new Amount(json.path("events").asLong(), json.path("bytes").asLong());
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("The usage of a day cannot be read", damaged);
    }
  }
}
