package io.signalbox.taxii;

import io.signalbox.api.Response;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.feeds.Reading;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads feeds as collections. The objects of a feed with events are, first, what its indicators
 * refer to (the hub's identity, the marks of TLP), and then those of the feed's entries, in the
 * order of the feed. A feed to which clients add objects has these alone.
 *
 * <p>A feed's times rise by whole milliseconds, so each object has a time of its own; reading by
 * {@code added_after} is as exact as by {@code next}.
 */
final class CollectionReader {
  private static final System.Logger LOGGER = System.getLogger(CollectionReader.class.getName());

  /** Room for what stands around the objects. */
  private static final int ANSWER_LIMIT_BYTES = Response.BODY_LIMIT_BYTES - 100_000;

  private static final int ENTRIES_AT_ONCE = 500;

  /** Some entries have no object. */
  private static final int ENTRIES_MORE = 50;

  private static final long LOAD_LIMIT_BYTES = 8_000_000;

  /** No page of a feed has this number: positions there are places among the shared objects. */
  private static final long SHARED_PAGE = Position.START.page();

  private final FeedLog feeds;
  private final ObjectSource events;
  private final ObjectSource posted;
  private final NamedEntries named;
  private final List<StixObject> shared;

  CollectionReader(
      FeedLog feeds,
      ObjectSource events,
      ObjectSource posted,
      NamedEntries named,
      List<StixObject> shared) {
    this.feeds = feeds;
    this.named = named;
    this.events = events;
    this.posted = posted;
    this.shared = List.copyOf(shared);
  }

  CollectionPage read(Collection collection, CollectionQuery query) {
    FeedId feed = new FeedId(collection.feed(), "");
    int entriesAtOnce =
        Math.min(ENTRIES_AT_ONCE, query.limit().orElse(ENTRIES_AT_ONCE) + ENTRIES_MORE);
    var page = new Page(query.limit().orElse(CollectionQuery.LIMIT_MOST));
    Position from = query.from().orElse(Position.START);
    ObjectSource source = collection.posted() ? posted : events;
    if (!collection.posted()) {
      for (int i = from.page() == SHARED_PAGE ? from.index() : shared.size();
          i < shared.size();
          i++) {
        if (query.wants(shared.get(i)) && !page.takes(shared.get(i))) {
          return page.before(new Position(SHARED_PAGE, i), query, collection);
        }
      }
      if (!query.wantsIndicators()) {
        return page.last();
      }
    }
    if (!query.ids().isEmpty()) {
      return read(named(collection, query), source, page, collection, query);
    }
    if (from.page() == SHARED_PAGE && query.addedAfter().isPresent()) {
      // Behind that time: the next one that an entry can have.
      Optional<Position> first = feeds.firstSince(feed, query.addedAfter().get().plusNanos(1));
      if (first.isEmpty()) {
        return page.last();
      }
      from = first.get();
    } else if (from.page() == SHARED_PAGE) {
      from = Position.START;
    }
    while (true) {
      Reading reading = feeds.read(feed, from, null, entriesAtOnce, LOAD_LIMIT_BYTES);
      if (reading.entries().isEmpty()) {
        return page.last();
      }
      Optional<Position> full = add(page, reading.entries(), source, collection, query);
      if (full.isPresent()) {
        return page.before(full.get(), query, collection);
      }
      from = reading.next();
    }
  }

  /** The entries that may have the objects that are asked for by id. */
  private List<Located> named(Collection collection, CollectionQuery query) {
    List<String> ids =
        query.ids().stream()
            .filter(
                id -> collection.posted() || shared.stream().noneMatch(one -> one.id().equals(id)))
            .toList();
    return named.of(collection, ids);
  }

  private CollectionPage read(
      List<Located> entries,
      ObjectSource source,
      Page page,
      Collection collection,
      CollectionQuery query) {
    List<Located> left =
        entries.stream()
            .filter(
                one -> query.from().filter(from -> one.position().compareTo(from) < 0).isEmpty())
            .toList();
    for (List<Located> some : loadable(left)) {
      Optional<Position> full = add(page, some, source, collection, query);
      if (full.isPresent()) {
        return page.before(full.get(), query, collection);
      }
    }
    return page.last();
  }

  /** The entries in parts, the envelopes of each of which may be in memory at once. */
  private static List<List<Located>> loadable(List<Located> entries) {
    List<List<Located>> parts = new ArrayList<>();
    long bytes = 0;
    for (Located one : entries) {
      if (parts.isEmpty() || bytes + one.entry().sizeBytes() > LOAD_LIMIT_BYTES) {
        parts.add(new ArrayList<>());
        bytes = 0;
      }
      parts.getLast().add(one);
      bytes += one.entry().sizeBytes();
    }
    return parts;
  }

  /** Adds the objects of entries; where the page was full before, if it was. */
  private static Optional<Position> add(
      Page page,
      List<Located> entries,
      ObjectSource source,
      Collection collection,
      CollectionQuery query) {
    Map<Position, StixObject> objects = source.of(collection, entries, query);
    for (Located located : entries) {
      StixObject object = objects.get(located.position());
      if (object != null && !page.takes(object)) {
        return Optional.of(located.position());
      }
    }
    return Optional.empty();
  }

  private static final class Page {
    private final List<StixObject> objects = new ArrayList<>();
    private final int limit;
    private long bytes;

    private Page(int limit) {
      this.limit = limit;
    }

    /** Adds the object, unless there is no room for it. One that fits no page is left out. */
    private boolean takes(StixObject object) {
      if (object.bytes() > ANSWER_LIMIT_BYTES) {
        LOGGER.log(Level.WARNING, "{0} is too large for an answer of TAXII", object.id());
        return true;
      }
      boolean hasRoom = objects.size() < limit && bytes + object.bytes() <= ANSWER_LIMIT_BYTES;
      if (hasRoom) {
        objects.add(object);
        bytes += object.bytes();
      }
      return hasRoom;
    }

    private CollectionPage last() {
      return new CollectionPage(objects, Optional.empty());
    }

    private CollectionPage before(Position position, CollectionQuery query, Collection collection) {
      String next = NextToken.of(query.goingOnAt(position), collection);
      return new CollectionPage(objects, Optional.of(next));
    }
  }
}
