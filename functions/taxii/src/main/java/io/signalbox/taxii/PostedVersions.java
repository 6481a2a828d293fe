package io.signalbox.taxii;

import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.feeds.Released;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the versions of objects that a collection has and that were not deleted. For all objects
 * together one read tells the versions, one the deletions, and one or a few those versions that
 * must be looked at.
 */
final class PostedVersions {
  /** Versions and deletions that an object has at the most before another version is added. */
  static final int LIMIT = 200;

  /** How much of envelopes is in memory at once. */
  private static final long LOAD_LIMIT_BYTES = 8_000_000;

  private static final int ENVELOPES_AT_ONCE = 1_000;

  private final ObjectIndex index;
  private final UnlistedVersions unlisted;
  private final EnvelopeRelease release;

  PostedVersions(ObjectIndex index, UnlistedVersions unlisted, EnvelopeRelease release) {
    this.index = index;
    this.unlisted = unlisted;
    this.release = release;
  }

  /** The versions of these objects that the collection's reader may get, each's oldest first. */
  Map<String, List<PostedVersion>> ofAll(Collection collection, Set<String> objects) {
    Map<String, List<ListedVersion>> left = left(collection, objects, Map.of());
    Map<EnvelopeKey, PostedVersion> there =
        load(collection, left.values().stream().flatMap(List::stream).toList());
    Map<String, List<PostedVersion>> versions = new HashMap<>();
    left.forEach(
        (object, all) ->
            versions.put(
                object,
                all.stream()
                    .flatMap(one -> Optional.ofNullable(there.get(one.key())).stream())
                    .toList()));
    return versions;
  }

  /**
   * Those of the versions that are asked for.
   *
   * @param found versions that the collection's reader may get
   * @return the keys of their envelopes
   */
  Set<EnvelopeKey> wanted(
      Collection collection, Map<EnvelopeKey, PostedVersion> found, Versions asked) {
    Set<String> objects =
        found.values().stream().map(PostedVersion::object).collect(Collectors.toSet());
    List<List<ListedVersion>> left = List.copyOf(left(collection, objects, found).values());
    Map<EnvelopeKey, Boolean> isThere = new HashMap<>();
    found.keySet().forEach(key -> isThere.put(key, true));
    List<ListedVersion> unknown = unknownEnds(left, asked, isThere);
    while (!unknown.isEmpty()) {
      Set<EnvelopeKey> there = load(collection, unknown).keySet();
      unknown.forEach(one -> isThere.put(one.key(), there.contains(one.key())));
      unknown = unknownEnds(left, asked, isThere);
    }
    Set<EnvelopeKey> wanted = new HashSet<>();
    for (List<ListedVersion> all : left) {
      List<ListedVersion> there =
          all.stream().filter(one -> isThere.getOrDefault(one.key(), false)).toList();
      asked.among(there, ListedVersion::time).forEach(one -> wanted.add(one.key()));
    }
    return wanted;
  }

  /** The first or last versions of which must be told whether they are there. */
  private static List<ListedVersion> unknownEnds(
      List<List<ListedVersion>> left, Versions asked, Map<EnvelopeKey, Boolean> isThere) {
    List<ListedVersion> unknown = new ArrayList<>();
    for (List<ListedVersion> all : left) {
      if (asked.hasFirst()) {
        unknownFirst(all, isThere).ifPresent(unknown::add);
      }
      if (asked.hasLast()) {
        unknownFirst(all.reversed(), isThere).ifPresent(unknown::add);
      }
    }
    return unknown.stream().distinct().toList();
  }

  private static Optional<ListedVersion> unknownFirst(
      List<ListedVersion> all, Map<EnvelopeKey, Boolean> isThere) {
    return all.stream()
        .filter(one -> isThere.getOrDefault(one.key(), true))
        .findFirst()
        .filter(one -> !isThere.containsKey(one.key()));
  }

  /** The versions of each object that were not deleted, the oldest first. */
  private Map<String, List<ListedVersion>> left(
      Collection collection, Set<String> objects, Map<EnvelopeKey, PostedVersion> found) {
    Map<String, List<ListedVersion>> left = new HashMap<>();
    index
        .read(collection, objects)
        .forEach(
            (object, listing) ->
                left.put(object, new ArrayList<>(all(collection, object, listing, found))));
    Released deletions =
        release.load(
            left.values().stream()
                .flatMap(List::stream)
                .filter(ListedVersion::deleted)
                .map(ListedVersion::deletionKey)
                .toList(),
            collection.release());
    Comparator<ListedVersion> byTime =
        Comparator.comparing(one -> one.time().orElse(Instant.EPOCH));
    left.values()
        .forEach(
            all -> {
              all.removeIf(one -> one.deleted() && deletions.isKept(one.deletionKey()));
              all.sort(byTime);
            });
    return left;
  }

  /** The versions of an object, which are listed if they were not. */
  private List<ListedVersion> all(
      Collection collection,
      String object,
      ObjectIndex.Listing listing,
      Map<EnvelopeKey, PostedVersion> found) {
    boolean isListed =
        found.isEmpty()
            ? listing.item().isPresent()
            : found.values().stream()
                .filter(one -> one.object().equals(object))
                .allMatch(one -> listing.has(one.key()));
    List<ListedVersion> earlier = isListed ? List.of() : unlisted.of(collection, object);
    if (earlier.isEmpty()) {
      return listing.versions();
    }
    index.add(Map.of(listing, earlier));
    return index.read(collection, object).versions();
  }

  /** Those of the versions that are kept and that the collection's reader may get. */
  private Map<EnvelopeKey, PostedVersion> load(Collection collection, List<ListedVersion> some) {
    Map<EnvelopeKey, PostedVersion> loaded = new HashMap<>();
    List<EnvelopeKey> batch = new ArrayList<>();
    long bytes = 0;
    for (ListedVersion one : some) {
      if (batch.size() == ENVELOPES_AT_ONCE
          || (!batch.isEmpty() && bytes + one.sizeBytes() > LOAD_LIMIT_BYTES)) {
        load(collection, batch, loaded);
        batch.clear();
        bytes = 0;
      }
      batch.add(one.key());
      bytes += one.sizeBytes();
    }
    load(collection, batch, loaded);
    return loaded;
  }

  private void load(
      Collection collection, List<EnvelopeKey> keys, Map<EnvelopeKey, PostedVersion> loaded) {
    if (!keys.isEmpty()) {
      release
          .load(keys, collection.release())
          .envelopes()
          .forEach(
              (key, stored) -> PostedVersion.of(stored).ifPresent(one -> loaded.put(key, one)));
    }
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
}
