package io.signalbox.simulation.check;

import io.signalbox.delivery.destination.DestinationState;
import io.signalbox.delivery.destination.DestinationStates;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.envelope.DedupKey;
import io.signalbox.envelope.Payload;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.Entry;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.simulation.check.Violations.Promise;
import io.signalbox.simulation.hub.Hub;
import io.signalbox.store.Change;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold of a hub when everything is said and done, of all that came since a moment. */
public final class Settled {
  private final Hub hub;
  private final Violations violations;
  private final Deliveries deliveries;
  private final FeedLog feeds;
  private final Since since;
  private final Map<EnvelopeKey, StoredEnvelope> archived = new LinkedHashMap<>();

  public Settled(Hub hub, Violations violations, Deliveries deliveries, Since since) {
    this.hub = hub;
    this.since = since;
    this.violations = violations;
    this.deliveries = deliveries;
    this.feeds = Views.feeds(hub);
    EnvelopeStore envelopeStore = Views.envelopeStore(hub);
    List<Change> changes = hub.envelopeChanges();
    for (Change change : changes.subList(since.changes(), changes.size())) {
      envelopeStore.arrival(change).ifPresent(arrival -> archived.put(arrival.key(), arrival));
    }
  }

  /**
   * The ids of all envelopes that the hub keeps, without what hubs tell of themselves: they look at
   * their destinations until the end, and what they tell last is still on its way.
   */
  public Set<DedupKey> ids() {
    return archived.values().stream()
        .filter(stored -> !isHubs(stored.envelope().payload()))
        .map(stored -> stored.key().id())
        .collect(Collectors.toSet());
  }

  private static boolean isHubs(Payload payload) {
    return payload.text("classification.identifier").orElse("").startsWith("hub.");
  }

  /** Where the hub stands now. */
  public Since now(List<Wanted> wanted) {
    Map<FeedId, Position> ends = new HashMap<>();
    ends.put(FeedId.JOURNAL, feeds.end(FeedId.JOURNAL));
    for (Wanted one : wanted) {
      feedsOf(one).forEach(feed -> ends.put(feed, feeds.end(feed)));
    }
    return new Since(hub.envelopeChanges().size(), ends);
  }

  /**
   * The journal has all that is kept, and each feed what is for it.
   *
   * @param from for destinations that were not always there, from when on they must have all
   */
  public void checkFeeds(List<Wanted> wanted, Map<String, Instant> from) {
    List<Located> journal = all(FeedId.JOURNAL);
    Set<EnvelopeKey> journalled = checkOrder(FeedId.JOURNAL, journal);
    violations.require(
        journalled.equals(archived.keySet()),
        Promise.ACCEPTED_MEANS_KEPT,
        "the journal has " + journalled.size() + " entries, and kept are " + archived.size());
    for (Wanted one : wanted) {
      Instant begin = from.getOrDefault(one.destination(), Instant.MIN);
      Set<EnvelopeKey> due = new HashSet<>();
      for (Located located : journal) {
        boolean inTime = !located.entry().at().isBefore(begin);
        StoredEnvelope arrival = archived.get(located.entry().key());
        if (arrival != null && inTime && one.wants(arrival.envelope())) {
          due.add(arrival.key());
        }
      }
      checkFeed(one, due);
    }
  }

  /** Whatever the feeds have is delivered. */
  public void checkDelivered(List<Wanted> wanted) {
    for (Wanted one : wanted) {
      if (!one.isPulled()) {
        feedsOf(one).forEach(feed -> checkReader(feed, all(feed)));
      }
    }
  }

  /** Whether a reader is not at the end of its feed, or there is none. */
  public boolean isBehind(Wanted wanted) {
    return !wanted.isPulled()
        && feedsOf(wanted).stream()
            .anyMatch(
                feed ->
                    new Readers(hub.table("Readers"))
                        .find(ReaderId.main(feed))
                        .map(main -> main.reader().cursor().compareTo(feeds.end(feed)) < 0)
                        .orElse(true));
  }

  /** What lies in the feeds and is to arrive, and when it did. */
  public Arrivals arrivals(List<Wanted> wanted) {
    Map<Located, Optional<Instant>> arrivals = new LinkedHashMap<>();
    for (Wanted one : wanted) {
      for (FeedId feed : feedsOf(one)) {
        Optional<Reader> main =
            new Readers(hub.table("Readers"))
                .find(ReaderId.main(feed))
                .map(found -> found.reader());
        for (Located located : all(feed)) {
          if (!Views.isAbove(hub, feed, located)) {
            arrivals.put(
                located,
                main.flatMap(
                    reader ->
                        deliveries.firstArrival(Deliveries.entry(reader, located.position()))));
          }
        }
      }
    }
    return new Arrivals(arrivals);
  }

  private void checkFeed(Wanted wanted, Set<EnvelopeKey> due) {
    Set<EnvelopeKey> there = new HashSet<>();
    for (FeedId feed : feedsOf(wanted)) {
      List<Located> entries = all(feed);
      for (EnvelopeKey key : checkOrder(feed, entries)) {
        StoredEnvelope arrival = archived.get(key);
        violations.require(
            arrival != null
                && wanted.wants(arrival.envelope())
                && wanted.feed(arrival.envelope()).equals(feed),
            Promise.A_FEED_HAS_EACH_ONCE,
            feed.text() + " has " + key + ", which is not for it");
        there.add(key);
      }
      if (!wanted.isPulled()) {
        checkReader(feed, entries);
      }
    }
    due.removeAll(there);
    violations.require(
        due.isEmpty(), Promise.ACCEPTED_MEANS_KEPT, wanted.destination() + " lacks " + due);
  }

  private Set<FeedId> feedsOf(Wanted wanted) {
    Set<FeedId> all = new HashSet<>();
    for (StoredEnvelope arrival : archived.values()) {
      if (wanted.wants(arrival.envelope())) {
        all.add(wanted.feed(arrival.envelope()));
      }
    }
    return all;
  }

  private Set<EnvelopeKey> checkOrder(FeedId feed, List<Located> entries) {
    Set<EnvelopeKey> keys = new HashSet<>();
    Instant last = Instant.MIN;
    for (Located located : entries) {
      Entry entry = located.entry();
      violations.require(
          keys.add(entry.key()),
          Promise.A_FEED_HAS_EACH_ONCE,
          feed.text() + " has " + entry.key() + " twice");
      violations.require(
          entry.at().isAfter(last),
          Promise.A_FEED_HAS_EACH_ONCE,
          feed.text() + " has an entry that is not later than the one before");
      last = entry.at();
    }
    return keys;
  }

  private void checkReader(FeedId feed, List<Located> entries) {
    Optional<Reader> main =
        new Readers(hub.table("Readers")).find(ReaderId.main(feed)).map(found -> found.reader());
    if (main.isEmpty()) {
      violations.require(entries.isEmpty(), Promise.ALL_SETTLES, feed.text() + " has no reader");
      return;
    }
    violations.require(
        main.get().cursor().compareTo(feeds.end(feed)) >= 0,
        Promise.ALL_SETTLES,
        feed.text() + " was delivered up to " + main.get().cursor() + ", not to its end");
    Set<Position> withheld = Views.withheld(hub, feed);
    for (Located located : entries) {
      String entry = Deliveries.entry(main.get(), located.position());
      boolean isAbove = Views.isAbove(hub, feed, located);
      violations.require(
          isAbove ? withheld.contains(located.position()) : deliveries.has(entry),
          Promise.ACCEPTED_MEANS_KEPT,
          entry + (isAbove ? " was withheld, and nothing says so" : " was never delivered"));
    }
  }

  /** No reader is held, given up, or left over, and no destination paused or failing. */
  public void checkReaders(List<Wanted> wanted) {
    DestinationStates states =
        new DestinationStates(hub.table("Readers"), new Random(since.changes()));
    for (Wanted one : wanted) {
      DestinationState state = states.find(one.destination());
      violations.require(
          !state.isPaused() && !state.isFailing(),
          Promise.ALL_SETTLES,
          one.destination() + " is left as " + state);
      for (Reader reader : new Readers(hub.table("Readers")).ofDestination(one.destination())) {
        String name = reader.id().feed().text() + "#" + reader.id().name();
        violations.require(
            reader.lease() == null, Promise.ALL_SETTLES, name + " is leased by nobody");
        violations.require(!reader.isPaused(), Promise.ALL_SETTLES, name + " is paused");
        violations.require(
            one.isPulled() || reader.inFlight() == null, Promise.ALL_SETTLES, name + " sends");
        violations.require(
            !reader.id().isAside() && !reader.id().isReplay(),
            Promise.ALL_SETTLES,
            name + " is left over");
      }
    }
  }

  private List<Located> all(FeedId feed) {
    return feeds.read(feed, since.end(feed), Integer.MAX_VALUE).entries();
  }
}
