package io.signalbox.settings.requested;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Json;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps what events say of destinations, one item each, in a partition of the readers' table for
 * each instance. A description ends when no event has asked for it for so long that its feed is
 * empty. For many threads at once.
 */
public final class InlineDestinations {
  /** No destination can have a name that begins so. */
  private static final String PARTITION = "~inline/";

  /** A description that was used that lately is not written again. */
  private static final Duration WRITTEN_AGAIN_AFTER = Duration.ofDays(1);

  /** What a feed may hold after it got something last, beyond retention. */
  private static final Duration SPARE = Duration.ofDays(4);

  private static final int KNOWN_LIMIT = 10_000;

  private final Table table;
  private final Clock clock;
  private final Duration retention;
  private final Map<String, Instant> kept = new ConcurrentHashMap<>();

  /**
   * @param retention for how long feeds keep what they got
   */
  public InlineDestinations(Table table, Clock clock, Duration retention) {
    this.table = table;
    this.clock = clock;
    this.retention = retention;
  }

  /**
   * Keeps a destination, at least until what it gets now is past retention.
   *
   * @param limit how many the instance may have; one that stands already is kept whatever it is
   * @return whether it is kept; not where the instance has as many as it may have
   * @throws StoreException where nobody knows
   */
  public boolean keep(InlineDestination destination, int limit) {
    String name = destination.name();
    Instant now = clock.instant();
    if (isWrittenLately(name, now)) {
      return true;
    }
    Optional<Item> standing = find(key(name)).filter(item -> isAlive(item, now));
    if (standing.isEmpty() && count(destination.instance(), limit, now) >= limit) {
      return false;
    }
    put(destination, now);
    remember(name, now);
    return true;
  }

  /** Keeps a destination that an event was accepted for, however many there are. */
  public void keepAccepted(InlineDestination destination) {
    Instant now = clock.instant();
    if (!isWrittenLately(destination.name(), now)) {
      put(destination, now);
      remember(destination.name(), now);
    }
  }

  private boolean isWrittenLately(String name, Instant now) {
    Instant written = kept.get(name);
    return written != null && now.isBefore(written.plus(WRITTEN_AGAIN_AFTER));
  }

  private void remember(String name, Instant now) {
    if (kept.size() >= KNOWN_LIMIT) {
      kept.clear();
    }
    kept.put(name, now);
  }

  private void put(InlineDestination destination, Instant now) {
    Draft draft =
        Draft.of(key(destination.name()), Body.of(Json.bytes(destination.settings())))
            .expiringAt(now.plus(retention).plus(WRITTEN_AGAIN_AFTER).plus(SPARE));
    boolean isWritten = false;
    while (!isWritten) {
      isWritten =
          switch (table.insertIfAbsent(draft)) {
            case Insertion.Inserted _ -> true;
            case Insertion.Present(Item standing) ->
                table.replaceIfVersion(draft, standing.version());
          };
    }
  }

  /** The destination of that name; empty where none is kept. */
  public Optional<InlineDestination> find(String name) {
    return find(key(name)).map(item -> decode(InlineDestination.instanceOf(name), item));
  }

  /** The destinations of an instance. */
  public List<InlineDestination> of(String instance, int limit) {
    Instant now = clock.instant();
    List<InlineDestination> destinations = new ArrayList<>();
    for (Item item : items(instance, limit)) {
      if (isAlive(item, now)) {
        destinations.add(decode(instance, item));
      }
    }
    return destinations;
  }

  private int count(String instance, int limit, Instant now) {
    return (int) items(instance, limit).stream().filter(item -> isAlive(item, now)).count();
  }

  /** Those past their end may stand for days: there may be many more than the limit. */
  private List<Item> items(String instance, int limit) {
    return table.query(
        Range.ascending(PARTITION + instance, Math.max(1, limit) * 2), Consistency.STRONG);
  }

  private static boolean isAlive(Item item, Instant now) {
    Instant expires = item.expires();
    return expires == null || now.isBefore(expires);
  }

  private Optional<Item> find(Key key) {
    return table.get(key, Consistency.STRONG);
  }

  private static Key key(String name) {
    return new Key(PARTITION + InlineDestination.instanceOf(name), name);
  }

  private static InlineDestination decode(String instance, Item item) {
    String text = new String(item.body().bytes(), StandardCharsets.UTF_8);
    return Json.read(text)
        .filter(ObjectNode.class::isInstance)
        .map(settings -> new InlineDestination(instance, (ObjectNode) settings))
        .orElseThrow(() -> new IllegalStateException("An inline destination cannot be read"));
  }
}
