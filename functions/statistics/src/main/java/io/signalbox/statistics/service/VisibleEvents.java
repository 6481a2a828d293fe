package io.signalbox.statistics.service;

import io.signalbox.access.Caller;
import io.signalbox.access.Grant;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.Entry;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.JournalRow;
import io.signalbox.feeds.Located;
import io.signalbox.settings.Destination;
import io.signalbox.settings.ReleasePolicy;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.people.Permission;
import io.signalbox.statistics.EventFilter;
import io.signalbox.statistics.EventSearch;
import io.signalbox.statistics.SearchAccess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What of the journal a caller may have: all of it with the grant to administer; else what it
 * posted, and what went to feeds that it may read. Marks above a ceiling are withheld: the caller's
 * own, and of what comes by a feed that feed's.
 */
final class VisibleEvents implements SearchAccess {
  private final EnvelopeRelease release;
  private final SettingsDocument settings;
  private final Caller caller;
  private final EventSearch search;
  private final Map<EnvelopeKey, StoredEnvelope> given = new HashMap<>();

  VisibleEvents(
      EnvelopeRelease release, SettingsDocument settings, Caller caller, EventSearch search) {
    this.search = search;
    this.release = release;
    this.settings = settings;
    this.caller = caller;
  }

  @Override
  public boolean mayFind(Located located, JournalRow row) {
    return isOwn(row)
        || (!policiesOfFeeds(located.entry()).isEmpty() && !asksForDeliveriesToOthers());
  }

  /** Only who posted an event, or sees all, may know where else it went. */
  private boolean asksForDeliveriesToOthers() {
    EventFilter filter = search.filter();
    return filter.result().isPresent()
        || filter.ticket().isPresent()
        || filter.destination().filter(name -> !caller.has(Grant.read(name))).isPresent();
  }

  @Override
  public Set<EnvelopeKey> given(List<Located> entries) {
    Map<EnvelopeKey, StoredEnvelope> loaded = load(entries);
    loaded.values().removeIf(stored -> !search.matches(stored));
    given.putAll(loaded);
    return loaded.keySet();
  }

  /** An envelope that the caller was given. */
  StoredEnvelope envelope(EnvelopeKey key) {
    return Objects.requireNonNull(given.get(key), "It was not given");
  }

  private boolean isOwn(JournalRow row) {
    String name = JournalRow.shortened(JournalColumn.SENDER, caller.name());
    return caller.may(Permission.SEE_EVENTS) || row.get(JournalColumn.SENDER).equals(name);
  }

  private List<ReleasePolicy> policiesOfFeeds(Entry entry) {
    List<ReleasePolicy> policies = new ArrayList<>();
    entry
        .feeds()
        .forEach(
            feed ->
                Optional.ofNullable(settings.destinations().get(feed.destination()))
                    .filter(Destination::isPulled)
                    .filter(destination -> caller.has(Grant.read(destination.name())))
                    .map(destination -> settings.release(destination, caller.instance()))
                    .filter(policy -> !policies.contains(policy))
                    .ifPresent(policies::add));
    return policies;
  }

  /** What the caller gets of these. What is gone, or marked above each ceiling, is left out. */
  private Map<EnvelopeKey, StoredEnvelope> load(List<Located> entries) {
    List<EnvelopeKey> own =
        entries.stream()
            .map(Located::entry)
            .filter(entry -> entry.row().map(this::isOwn).orElse(true))
            .map(Entry::key)
            .toList();
    Map<EnvelopeKey, StoredEnvelope> loaded = new HashMap<>();
    release.load(own, settings.release(caller.instance())).envelopes().entrySet().stream()
        .filter(one -> mayHaveAsOwn(one.getValue()))
        .forEach(one -> loaded.put(one.getKey(), one.getValue()));
    Map<ReleasePolicy, List<EnvelopeKey>> byPolicy = new LinkedHashMap<>();
    for (Located located : entries) {
      policiesOfFeeds(located.entry())
          .forEach(
              policy ->
                  byPolicy
                      .computeIfAbsent(policy, unknown -> new ArrayList<>())
                      .add(located.entry().key()));
    }
    byPolicy.forEach(
        (policy, keys) -> {
          List<EnvelopeKey> left = keys.stream().filter(key -> !loaded.containsKey(key)).toList();
          loaded.putAll(release.load(left, policy).envelopes());
        });
    return loaded;
  }

  private boolean mayHaveAsOwn(StoredEnvelope stored) {
    return caller.may(Permission.SEE_EVENTS) || stored.sender().equals(caller.name());
  }
}
