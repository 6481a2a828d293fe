package io.signalbox.taxii;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.envelope.Json;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * The versions that each object of a collection has: one item an object, beside the feeds, so that
 * one read of keys tells those of all objects of a page.
 */
final class ObjectIndex {
  /** No destination, and so no feed, has a name that begins so. */
  private static final String PARTITION = "~taxii-versions/";

  private static final String SORT = "all";
  private static final int WRITES_AT_ONCE = 16;

  /** An envelope is kept later than its version is listed, by another clock perhaps. */
  private static final Duration MARGIN = Duration.ofDays(1);

  private final Table table;
  private final Clock clock;
  private final Duration retention;

  ObjectIndex(Table table, Clock clock, Duration retention) {
    this.table = table;
    this.clock = clock;
    this.retention = retention;
  }

  /**
   * The versions of an object.
   *
   * @param item as they stand in the table; empty for an object without any
   */
  record Listing(Key key, Optional<Item> item, List<ListedVersion> versions) {
    /** Versions and deletions. */
    int size() {
      return versions.size() + (int) versions.stream().filter(ListedVersion::deleted).count();
    }

    boolean has(EnvelopeKey envelope) {
      return versions.stream().anyMatch(one -> one.key().equals(envelope));
    }
  }

  /** The versions of these objects by the objects' ids, in one read. */
  Map<String, Listing> read(Collection collection, Set<String> objects) {
    Map<String, Key> keys = new HashMap<>();
    objects.forEach(object -> keys.put(object, key(collection, object)));
    Map<Key, Item> items = table.getAll(keys.values(), Consistency.STRONG);
    Map<String, Listing> listings = new HashMap<>();
    keys.forEach(
        (object, key) -> listings.put(object, listing(key, Optional.ofNullable(items.get(key)))));
    return listings;
  }

  /** The versions of one object. */
  Listing read(Collection collection, String object) {
    Key key = key(collection, object);
    return listing(key, table.get(key, Consistency.STRONG));
  }

  private static Key key(Collection collection, String object) {
    return new Key(PARTITION + PostedIds.lineage(collection, object).text(), SORT);
  }

  private static Listing listing(Key key, Optional<Item> item) {
    List<ListedVersion> versions =
        item.flatMap(one -> Json.read(one.body().text())).stream()
            .flatMap(array -> array.valueStream())
            .map(ListedVersion::read)
            .toList();
    return new Listing(key, item, versions);
  }

  /**
   * Lists versions, or that they are being deleted. When this returns, every read tells them.
   *
   * @param news by the listing that was read of their object
   */
  void add(Map<Listing, List<ListedVersion>> news) {
    List<Future<?>> writes = new ArrayList<>();
    Semaphore atOnce = new Semaphore(WRITES_AT_ONCE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      news.forEach(
          (listing, versions) ->
              writes.add(
                  threads.submit(
                      () -> {
                        atOnce.acquire();
                        try {
                          add(listing, versions);
                        } finally {
                          atOnce.release();
                        }
                        return listing;
                      })));
    }
    writes.forEach(ObjectIndex::await);
  }

  private void add(Listing read, List<ListedVersion> versions) {
    Listing standing = read;
    while (true) {
      List<ListedVersion> all = merged(standing.versions(), versions);
      if (all.equals(standing.versions())) {
        return;
      }
      Draft draft = draft(standing, all);
      if (standing.item().isPresent()) {
        if (table.replaceIfVersion(draft, standing.item().get().version())) {
          return;
        }
        standing = listing(read.key(), table.get(read.key(), Consistency.STRONG));
      } else {
        switch (table.insertIfAbsent(draft)) {
          case Insertion.Inserted _ -> {
            return;
          }
          case Insertion.Present(Item other) -> standing = listing(read.key(), Optional.of(other));
        }
      }
    }
  }

  /** Without those whose envelopes are past retention. */
  private List<ListedVersion> merged(List<ListedVersion> standing, List<ListedVersion> news) {
    Instant now = clock.instant();
    Instant keptSince = now.minus(retention).minus(MARGIN);
    Instant aging = now.minus(retention.dividedBy(2));
    Map<EnvelopeKey, ListedVersion> merged = new LinkedHashMap<>();
    standing.stream()
        .filter(one -> one.listedAt().isAfter(keptSince))
        .forEach(one -> merged.put(one.key(), one));
    for (ListedVersion one : news) {
      ListedVersion known = merged.getOrDefault(one.key(), one);
      ListedVersion marked = one.deleted() ? known.beingDeleted() : known;
      // Its envelope may be gone, and kept again from now on.
      merged.put(one.key(), marked.listedAt().isBefore(aging) ? marked.listedAgainAt(now) : marked);
    }
    return List.copyOf(merged.values());
  }

  private Draft draft(Listing standing, List<ListedVersion> versions) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    versions.forEach(one -> array.add(one.json()));
    return Draft.of(standing.key(), Body.ofText(Json.text(array)))
        .expiringAt(clock.instant().plus(retention).plus(MARGIN));
  }

  private static void await(Future<?> write) {
    try {
      write.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof StoreException away) {
        throw away;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
