package io.signalbox.feeds;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.settings.Group;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One small item a feed: the values of its group, and the number that its first page has. It lets
 * everybody who finds a feed without pages agree on the next number, also when all pages are past
 * retention: numbers are never used twice, because a later origin's number is a later time.
 */
final class FeedOrigins {
  private static final String SORT_KEY = "origin";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private record Stored(long firstPage, LinkedHashMap<String, String> group) {}

  private final Table feeds;
  private final Clock clock;
  private final Duration retention;

  FeedOrigins(Table feeds, Clock clock, Duration retention) {
    this.feeds = feeds;
    this.clock = clock;
    this.retention = retention;
  }

  /** The group whose values the feed's id stands for; empty where the feed never had an entry. */
  Optional<Group> group(FeedId feed) {
    return feeds.get(key(feed), Consistency.STRONG).map(item -> new Group(decode(item).group()));
  }

  /**
   * The number for the next page of a feed that has none now, or none that lasts. Whoever asks
   * about the same time gets the same number.
   *
   * @param behind it is greater than this one
   */
  long firstPage(FeedId feed, Group group, long behind) {
    Instant now = clock.instant();
    Stored fresh = new Stored(now.toEpochMilli(), new LinkedHashMap<>(group.values()));
    Item standing =
        switch (feeds.insertIfAbsent(Draft.of(key(feed), encode(fresh)))) {
          case Insertion.Inserted inserted -> inserted.item();
          case Insertion.Present present -> present.item();
        };
    Stored stored = decode(standing);
    // Long before a page can have gone that began with this number, by whatever clock.
    boolean isUnused =
        stored.firstPage() > behind
            && now.isBefore(Instant.ofEpochMilli(stored.firstPage()).plus(retention.dividedBy(2)));
    if (isUnused) {
      return stored.firstPage();
    }
    boolean replaced =
        feeds.replaceIfVersion(Draft.of(key(feed), encode(fresh)), standing.version());
    return replaced ? fresh.firstPage() : firstPage(feed, group, behind);
  }

  /** Keeps the values of the group, if they are not there. */
  void keep(FeedId feed, Group group) {
    long now = clock.instant().toEpochMilli();
    feeds.insertIfAbsent(
        Draft.of(key(feed), encode(new Stored(now, new LinkedHashMap<>(group.values())))));
  }

  /**
   * Removes the origin, if the feed is empty and nobody asks for its first page meanwhile.
   *
   * @return whether there is none now
   */
  boolean removeIf(FeedId feed, BooleanSupplier isEmpty) {
    // Read before the feed is: whoever puts a page into a feed whose last one is past retention
    // replaces its origin first.
    Optional<Item> standing = feeds.get(key(feed), Consistency.STRONG);
    return isEmpty.getAsBoolean()
        && (standing.isEmpty() || feeds.deleteIfVersion(key(feed), standing.get().version()));
  }

  /** Whether the item of that key has the values of a feed's group. */
  static boolean isOrigin(Key key) {
    return key.sort().equals(SORT_KEY);
  }

  /** Removes the origin, whatever the feed has. */
  static void remove(Table feeds, FeedId feed) {
    Optional<Item> standing = feeds.get(key(feed), Consistency.STRONG);
    while (standing.isPresent() && !feeds.deleteIfVersion(key(feed), standing.get().version())) {
      standing = feeds.get(key(feed), Consistency.STRONG);
    }
  }

  private static Key key(FeedId feed) {
    return new Key(feed.text(), SORT_KEY);
  }

  private static Body encode(Stored stored) {
    try {
      return Body.of(JSON.writeValueAsBytes(stored));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stored decode(Item item) {
    try {
      return JSON.readValue(item.body().bytes(), new TypeReference<Stored>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("The origin of a feed cannot be read", e);
    }
  }
}
