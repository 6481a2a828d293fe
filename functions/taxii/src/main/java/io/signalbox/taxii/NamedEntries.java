package io.signalbox.taxii;

import io.signalbox.envelope.DedupKey;
import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.EntrySearch;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Released;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the entries of objects that are asked for by id. An id says by itself which envelope holds
 * the object: {@code indicator--UUID} has the envelope's UUID, and the versions of an object that
 * clients added are listed under it.
 */
final class NamedEntries {
  private static final String INDICATOR = "indicator--";

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
    List<Located> entries = new ArrayList<>();
    FeedId feed = new FeedId(collection.feed(), "");
    for (String id : ids) {
      Optional<List<Holder>> holders =
          collection.posted() ? Optional.of(posted(collection, id)) : event(collection, id);
      if (holders.isEmpty()) {
        return Optional.empty();
      }
      for (Holder holder : holders.get()) {
        switch (search.find(feed, holder.key(), holder.receivedAt())) {
          case EntrySearch.Result.Found(Located located) -> entries.add(located);
          case EntrySearch.Result.NotThere _ -> {}
          case EntrySearch.Result.BoundReached _ -> {
            return Optional.empty();
          }
        }
      }
    }
    return Optional.of(
        entries.stream().distinct().sorted(Comparator.comparing(Located::position)).toList());
  }

  private List<Holder> posted(Collection collection, String id) {
    return versions.of(collection, id).stream()
        .map(version -> new Holder(version.key(), version.receivedAt()))
        .toList();
  }

  private Optional<List<Holder>> event(Collection collection, String id) {
    Optional<EnvelopeKey> key = key(id);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    Released released = release.load(List.of(key.get()), collection.release());
    if (!released.isKept(key.get())) {
      return Optional.empty();
    }
    StoredEnvelope stored = released.envelopes().get(key.get());
    if (stored == null) {
      return Optional.of(List.of());
    }
    return stored.envelope().protocol().isIntelMqEvent()
        ? Optional.of(List.of(new Holder(stored.key(), stored.receivedAt())))
        : Optional.empty();
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
