package io.signalbox.taxii;

import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.ingest.Workers;
import io.signalbox.feeds.EntryLocator;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedObjects;
import io.signalbox.feeds.FeedObjects.Holder;
import io.signalbox.feeds.Located;
import io.signalbox.formats.IndicatorIds;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Gatherers;

/**
 * Finds the entries of objects that are asked for by id, without reading the feed through. The id
 * says which envelope holds the object: {@code indicator--UUID} has the envelope's UUID; indicators
 * with another id, and the versions of an object that clients added, are listed under it.
 */
final class NamedEntries {
  /** Each may have some megabytes in memory. */
  private static final int ENVELOPES_AT_ONCE = 25;

  private static final Workers READS = new Workers(16);

  private final EntryLocator locator;
  private final FeedObjects objects;
  private final EnvelopeRelease release;
  private final PostedVersions versions;

  NamedEntries(
      EntryLocator locator, FeedObjects objects, EnvelopeRelease release, PostedVersions versions) {
    this.locator = locator;
    this.objects = objects;
    this.release = release;
    this.versions = versions;
  }

  /** The entries that may have these objects, in the order of the feed. */
  List<Located> of(Collection collection, List<String> ids) {
    FeedId feed = new FeedId(collection.feed(), "");
    List<Holder> holders =
        collection.posted() ? posted(collection, ids) : events(collection, feed, ids);
    return holders.isEmpty() ? List.of() : locator.find(feed, holders);
  }

  private List<Holder> posted(Collection collection, List<String> ids) {
    return versions.ofAll(collection, Set.copyOf(ids)).values().stream()
        .flatMap(List::stream)
        .map(version -> new Holder(version.key(), version.receivedAt()))
        .toList();
  }

  private List<Holder> events(Collection collection, FeedId feed, List<String> ids) {
    Set<String> indicators = new LinkedHashSet<>(ids);
    indicators.removeIf(id -> !IndicatorIds.isOne(id));
    if (indicators.isEmpty()) {
      return List.of();
    }
    List<Holder> holders =
        new ArrayList<>(READS.inParallel(List.copyOf(indicators), id -> objects.named(feed, id)));
    List<EnvelopeKey> keys =
        indicators.stream()
            .flatMap(id -> IndicatorIds.envelope(id).stream())
            .map(id -> EnvelopeKey.first(id.dedupKey()))
            .distinct()
            .toList();
    for (List<EnvelopeKey> some :
        keys.stream().gather(Gatherers.windowFixed(ENVELOPES_AT_ONCE)).toList()) {
      release
          .load(some, collection.release())
          .envelopes()
          .values()
          .forEach(one -> holders.add(new Holder(one.key(), one.receivedAt())));
    }
    return holders;
  }
}
