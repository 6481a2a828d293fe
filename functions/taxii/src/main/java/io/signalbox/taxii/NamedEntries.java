package io.signalbox.taxii;

import io.signalbox.envelope.DedupKey;
import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.EntrySearch;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Released;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Gatherers;

/**
 * Finds the entries of objects that are asked for by id. An id says by itself which envelope holds
 * the object: {@code indicator--UUID} has the envelope's UUID, and the versions of an object that
 * clients added are listed under it.
 */
final class NamedEntries {
  private static final String INDICATOR = "indicator--";

  /** Each may have some megabytes in memory. */
  private static final int ENVELOPES_AT_ONCE = 25;

  private final EntrySearch search;
  private final EnvelopeRelease release;
  private final PostedVersions versions;

  NamedEntries(EntrySearch search, EnvelopeRelease release, PostedVersions versions) {
    this.search = search;
    this.release = release;
    this.versions = versions;
  }

  /** An envelope that holds an object, and when it came. */
  private record Holder(EnvelopeKey key, Instant receivedAt) {}

  /**
   * The entries of these objects in the order of the feed. Empty where only reading the feed
   * through tells them: an object that came as STIX has an id of its own.
   */
  Optional<List<Located>> of(Collection collection, List<String> ids) {
    Optional<List<Holder>> holders =
        collection.posted() ? Optional.of(posted(collection, ids)) : events(collection, ids);
    if (holders.isEmpty()) {
      return Optional.empty();
    }
    List<Located> entries = new ArrayList<>();
    FeedId feed = new FeedId(collection.feed(), "");
    for (Holder holder : holders.get()) {
      switch (search.find(feed, holder.key(), holder.receivedAt())) {
        case EntrySearch.Result.Found(Located located) -> entries.add(located);
        case EntrySearch.Result.NotThere _ -> {}
        case EntrySearch.Result.BoundReached _ -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(
        entries.stream().distinct().sorted(Comparator.comparing(Located::position)).toList());
  }

  private List<Holder> posted(Collection collection, List<String> ids) {
    return versions.ofAll(collection, Set.copyOf(ids)).values().stream()
        .flatMap(List::stream)
        .map(version -> new Holder(version.key(), version.receivedAt()))
        .toList();
  }

  /** Empty if one of them is no event, or is not kept. */
  private Optional<List<Holder>> events(Collection collection, List<String> ids) {
    Set<EnvelopeKey> keys = new LinkedHashSet<>();
    for (String id : ids) {
      Optional<EnvelopeKey> key = key(id);
      if (key.isEmpty()) {
        return Optional.empty();
      }
      keys.add(key.get());
    }
    List<Holder> holders = new ArrayList<>();
    for (List<EnvelopeKey> some : loadable(keys)) {
      Released released = release.load(some, collection.release());
      var found = released.envelopes().values();
      boolean isAll =
          some.stream().allMatch(released::isKept)
              && found.stream().allMatch(one -> one.envelope().protocol().isIntelMqEvent());
      if (!isAll) {
        return Optional.empty();
      }
      found.forEach(one -> holders.add(new Holder(one.key(), one.receivedAt())));
    }
    return Optional.of(holders);
  }

  private static List<List<EnvelopeKey>> loadable(Set<EnvelopeKey> keys) {
    return keys.stream().gather(Gatherers.windowFixed(ENVELOPES_AT_ONCE)).toList();
  }

  private static Optional<EnvelopeKey> key(String id) {
    if (!id.startsWith(INDICATOR)) {
      return Optional.empty();
    }
    try {
      DedupKey key = EnvelopeId.parse(id.substring(INDICATOR.length())).dedupKey();
      return Optional.of(EnvelopeKey.first(key));
    } catch (IllegalArgumentException noUuid) {
      return Optional.empty();
    }
  }
}
