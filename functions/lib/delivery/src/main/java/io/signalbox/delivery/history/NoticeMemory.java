package io.signalbox.delivery.history;

import io.signalbox.feeds.FeedId;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Remembers for each feed what its recipients were told. A feed of few objects has one item; what
 * is more is spread over further ones, so that a write carries little beyond what it changes. What
 * is told to be gone moves to items that are not written again, and is forgotten after a month; the
 * rest when it was not seen for as long as the hub keeps things.
 */
public final class NoticeMemory {
  /** For so long after it was seen an object that is gone is known when it comes back. */
  public static final Duration GONE_KEPT = Duration.ofDays(30);

  /** All tries of a delivery end before its item does, so that they find the same. */
  private static final Duration GONE_ITEMS_KEPT = GONE_KEPT.plusDays(7);

  private static final String PREFIX = "told#";
  private static final String APART = "told-apart#";
  private static final String GONE = "gone#";
  private static final int ITEMS_LIMIT = 100_000;
  private static final int FIRST_ITEM_LIMIT = 800;
  private static final int FURTHER_ITEMS = 32;

  /** More than an item holds is not remembered, the oldest first. */
  private static final int ITEM_LIMIT = 1_200;

  /** As many as an item holds, however long their names are. */
  private static final int ENTRIES_AN_ITEM = 200;

  private static final Comparator<Map.Entry<Sighting, Remembered>> LATEST_SEEN_FIRST =
      Comparator.<Map.Entry<Sighting, Remembered>, Instant>comparing(
              entry -> entry.getValue().now().lastSeen())
          .reversed();

  private final Table deliveries;
  private final Clock clock;
  private final Duration retention;

  public NoticeMemory(Table deliveries, Clock clock, Duration retention) {
    this.deliveries = deliveries;
    this.clock = clock;
    this.retention = retention;
  }

  /** What changes for an object that may be known; empty where nothing is to be remembered. */
  @FunctionalInterface
  public interface Change {
    Optional<Remembered> of(Optional<Remembered> known);

    /**
     * This change and then another, of one batch: what was known before is what it was before both.
     */
    default Change and(Change other) {
      return known -> {
        Optional<Remembered> changed = of(known);
        Optional<Remembered> last = other.of(changed);
        return changed.equals(known) || last.equals(changed)
            ? last
            : last.map(one -> one.since(changed.orElse(one)));
      };
    }
  }

  /**
   * Whether what recipients knew counts when a digest is cut: what is gone for a month after it was
   * seen, the rest for half of what the hub keeps things, since a try may be much later.
   */
  public boolean isKept(Known known, Instant cutAt) {
    Duration kept = known.isGone() ? GONE_KEPT : retention.dividedBy(2);
    return !known.lastSeen().plus(kept).isBefore(cutAt);
  }

  /** What the feed's recipients know, of every object. */
  public NavigableMap<Sighting, Remembered> of(FeedId feed) {
    NavigableMap<Sighting, Remembered> all = new TreeMap<>();
    for (Item item : deliveries.query(items(feed), Consistency.STRONG)) {
      HistoryCodec.decode(item.body())
          .forEach((key, entry) -> all.merge(key, entry, NoticeMemory::later));
    }
    return all;
  }

  /**
   * Changes what the feed's recipients know of some objects. To be repeated with the same changes
   * where it throws.
   *
   * @param changes a change that was made before must change nothing
   */
  public void change(FeedId feed, Map<Sighting, Change> changes) {
    Map<Integer, Item> items = new HashMap<>();
    Map<Sighting, Integer> places = new HashMap<>();
    int inFirst = 0;
    for (Item item : deliveries.query(items(feed).to(GONE), Consistency.STRONG)) {
      int number = Integer.parseInt(item.key().sort());
      NavigableMap<Sighting, Remembered> entries = HistoryCodec.decode(item.body());
      inFirst = number == 0 ? entries.size() : inFirst;
      items.put(number, item);
      entries.keySet().forEach(key -> places.put(key, number));
    }
    Map<Integer, Map<Sighting, Change>> byItem = new TreeMap<>();
    for (var change : new TreeMap<>(changes).entrySet()) {
      Integer place = places.get(change.getKey());
      if (place == null) {
        place = inFirst < FIRST_ITEM_LIMIT ? 0 : further(change.getKey());
        inFirst += place == 0 ? 1 : 0;
      }
      byItem.computeIfAbsent(place, _ -> new TreeMap<>()).put(change.getKey(), change.getValue());
    }
    byItem.forEach(
        (number, ofItem) -> write(feed, number, Optional.ofNullable(items.get(number)), ofItem));
  }

  /**
   * Adds a mail that was sent apart from its digest, since it was refused at first. It counts, and
   * changes nothing else: later digests do not know of it.
   */
  public void addApart(FeedId feed, UUID delivery, Instant cutAt, Set<Sighting> told) {
    NavigableMap<Sighting, Remembered> entries = new TreeMap<>();
    told.forEach(sighting -> entries.put(sighting, Remembered.apart(cutAt)));
    insert(APART + feed.text(), delivery + "#", entries, cutAt.plus(retention));
  }

  /** How many mails told of each object apart from the digests. */
  public NavigableMap<Sighting, Integer> apart(FeedId feed) {
    NavigableMap<Sighting, Integer> counts = new TreeMap<>();
    Range range = Range.ascending(APART + feed.text(), ITEMS_LIMIT);
    for (Item item : deliveries.query(range, Consistency.STRONG)) {
      HistoryCodec.decode(item.body()).keySet().forEach(key -> counts.merge(key, 1, Integer::sum));
    }
    return counts;
  }

  private void write(FeedId feed, int number, Optional<Item> known, Map<Sighting, Change> changes) {
    Key key = new Key(partition(feed), "%02d".formatted(number));
    Optional<Item> standing = known;
    while (true) {
      NavigableMap<Sighting, Remembered> entries =
          standing.map(item -> HistoryCodec.decode(item.body())).orElseGet(TreeMap::new);
      NavigableMap<Sighting, Remembered> next = new TreeMap<>(entries);
      changes.forEach(
          (sighting, change) ->
              change
                  .of(Optional.ofNullable(entries.get(sighting)))
                  .ifPresent(changed -> next.put(sighting, changed)));
      if (next.equals(entries)) {
        return;
      }
      moveWhatIsGone(feed, next);
      Draft draft = Draft.of(key, body(next)).expiringAt(clock.instant().plus(retention));
      if (standing.isPresent()) {
        if (deliveries.replaceIfVersion(draft, standing.get().version())) {
          return;
        }
        standing = deliveries.get(key, Consistency.STRONG);
      } else if (deliveries.insertIfAbsent(draft) instanceof Insertion.Present(Item item)) {
        standing = Optional.of(item);
      } else {
        return;
      }
    }
  }

  /** Before it leaves its item, so that it is never in neither. */
  private void moveWhatIsGone(FeedId feed, NavigableMap<Sighting, Remembered> entries) {
    Map<String, NavigableMap<Sighting, Remembered>> gone = new TreeMap<>();
    entries.forEach(
        (sighting, entry) -> {
          if (entry.now().isGone()) {
            gone.computeIfAbsent(entry.at().text(), _ -> new TreeMap<>()).put(sighting, entry);
          }
        });
    gone.forEach(
        (at, there) -> {
          String sort = GONE + at + "#" + there.firstKey().object() + "#";
          insert(partition(feed), sort, there, clock.instant().plus(GONE_ITEMS_KEPT));
          entries.keySet().removeAll(there.keySet());
        });
  }

  private void insert(
      String partition, String sort, NavigableMap<Sighting, Remembered> entries, Instant expires) {
    List<Sighting> sightings = new ArrayList<>(entries.keySet());
    for (int from = 0; from < sightings.size(); from += ENTRIES_AN_ITEM) {
      int to = Math.min(from + ENTRIES_AN_ITEM, sightings.size());
      NavigableMap<Sighting, Remembered> part =
          entries.subMap(sightings.get(from), true, sightings.get(to - 1), true);
      deliveries.insertIfAbsent(
          Draft.of(
                  new Key(partition, sort + "%05d".formatted(from / ENTRIES_AN_ITEM)),
                  HistoryCodec.encode(part))
              .expiringAt(expires));
    }
  }

  private Body body(NavigableMap<Sighting, Remembered> entries) {
    Instant least = clock.instant().minus(retention);
    int limit = ITEM_LIMIT;
    Body body;
    do {
      NavigableMap<Sighting, Remembered> kept = new TreeMap<>();
      entries.entrySet().stream()
          .filter(entry -> !entry.getValue().now().lastSeen().isBefore(least))
          .sorted(LATEST_SEEN_FIRST)
          .limit(limit)
          .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
      body = HistoryCodec.encode(kept);
      limit /= 2;
    } while (body.sizeInBytes() > Table.BODY_LIMIT_BYTES);
    return body;
  }

  private static Remembered later(Remembered one, Remembered other) {
    return one.at().compareTo(other.at()) >= 0 ? one : other;
  }

  private static Range items(FeedId feed) {
    return Range.ascending(partition(feed), ITEMS_LIMIT);
  }

  private static int further(Sighting sighting) {
    String text = sighting.object() + "\n" + sighting.type();
    return 1 + Math.floorMod(text.hashCode(), FURTHER_ITEMS);
  }

  private static String partition(FeedId feed) {
    return PREFIX + feed.text();
  }
}
