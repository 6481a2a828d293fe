package io.signalbox.taxii;

import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.feeds.Released;
import io.signalbox.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Finds the versions of objects that a collection has and that were not deleted. All versions and
 * deletions of an object have one parent, under which the store lists them.
 */
final class PostedVersions {
  /** Versions and deletions that an object has at the most before another version is added. */
  static final int LIMIT = 200;

  /** What there is at the most: deletions are never refused, and requests may come side by side. */
  private static final int READ_MOST = 5 * LIMIT;

  /** Each holds an envelope in memory, which has some megabytes at the worst. */
  private static final int READS_AT_ONCE = 8;

  private final EnvelopeStore envelopes;
  private final EnvelopeRelease release;

  PostedVersions(EnvelopeStore envelopes, EnvelopeRelease release) {
    this.envelopes = envelopes;
    this.release = release;
  }

  /** The versions of an object that the collection's reader may get, the oldest first. */
  List<PostedVersion> of(Collection collection, String object) {
    return of(collection, object, Map.of());
  }

  /**
   * The same for many objects: a list for each that has versions.
   *
   * @param known versions of them that need not be read again
   */
  List<List<PostedVersion>> ofAll(
      Collection collection, Set<String> objects, Map<EnvelopeKey, PostedVersion> known) {
    return forAll(List.copyOf(objects), object -> of(collection, object, known)).stream()
        .filter(one -> !one.isEmpty())
        .toList();
  }

  private List<PostedVersion> of(
      Collection collection, String object, Map<EnvelopeKey, PostedVersion> known) {
    List<PostedVersion> versions = new ArrayList<>();
    Set<EnvelopeKey> kept = new HashSet<>();
    for (EnvelopeKey key : keys(collection, object)) {
      PostedVersion before = known.get(key);
      if (before != null) {
        versions.add(before);
        continue;
      }
      Released released = release.load(List.of(key), collection.release());
      if (released.isKept(key)) {
        kept.add(key);
      }
      Optional.ofNullable(released.envelopes().get(key))
          .flatMap(PostedVersion::of)
          .ifPresent(versions::add);
    }
    return versions.stream()
        .filter(one -> !kept.contains(one.deletionKey()))
        .sorted(
            Comparator.<PostedVersion, Instant>comparing(one -> one.time().orElse(Instant.EPOCH))
                .thenComparing(PostedVersion::receivedAt))
        .toList();
  }

  private List<EnvelopeKey> keys(Collection collection, String object) {
    return envelopes.children(PostedIds.lineage(collection, object).dedupKey(), READ_MOST).stream()
        .map(EnvelopeKey::first)
        .toList();
  }

  /** The envelopes with versions and deletions of each object. */
  Map<String, Set<EnvelopeKey>> keysOf(Collection collection, Set<String> objects) {
    List<String> all = List.copyOf(objects);
    List<List<EnvelopeKey>> keys = forAll(all, object -> keys(collection, object));
    Map<String, Set<EnvelopeKey>> byObject = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      byObject.put(all.get(i), new HashSet<>(keys.get(i)));
    }
    return byObject;
  }

  /**
   * Those of the envelopes whose object was deleted.
   *
   * @param ids of envelopes that hold objects
   */
  Set<EnvelopeId> deleted(Collection collection, Set<EnvelopeId> ids) {
    Released released =
        release.load(ids.stream().map(PostedVersions::deletion).toList(), collection.release());
    Set<EnvelopeId> deleted = new HashSet<>(ids);
    deleted.removeIf(id -> !released.isKept(deletion(id)));
    return deleted;
  }

  private static EnvelopeKey deletion(EnvelopeId object) {
    return EnvelopeKey.first(PostedIds.deletionOf(object).dedupKey());
  }

  /** The answers in the order of the objects; a few reads at a time. */
  private static <T> List<T> forAll(List<String> objects, Function<String, T> read) {
    List<Future<T>> reads = new ArrayList<>();
    Semaphore atOnce = new Semaphore(READS_AT_ONCE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String object : objects) {
        reads.add(
            threads.submit(
                () -> {
                  atOnce.acquire();
                  try {
                    return read.apply(object);
                  } finally {
                    atOnce.release();
                  }
                }));
      }
    }
    return reads.stream().map(PostedVersions::result).toList();
  }

  private static <T> T result(Future<T> read) {
    try {
      return read.get();
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
