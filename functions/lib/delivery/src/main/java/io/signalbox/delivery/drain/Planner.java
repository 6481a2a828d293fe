package io.signalbox.delivery.drain;

import io.signalbox.delivery.Capacity;
import io.signalbox.delivery.Sender;
import io.signalbox.delivery.reader.InFlightBatch;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Reading;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Finds what a reader is to send next, and loads it. */
final class Planner {
  private static final System.Logger LOG = System.getLogger(Planner.class.getName());

  private final FeedLog feeds;
  private final EnvelopeStore archive;
  private final Sender sender;

  Planner(FeedLog feeds, EnvelopeStore archive, Sender sender) {
    this.feeds = feeds;
    this.archive = archive;
    this.sender = sender;
  }

  Plan plan(Reader reader, Destination destination, Instant now) {
    if (reader.flight() != null) {
      return new Plan.Send(repeat(reader, reader.flight()));
    }
    Capacity capacity = sender.capacity(destination);
    List<Located> waiting = waiting(reader, capacity);
    if (waiting.isEmpty()) {
      return new Plan.Rest();
    }
    Instant due = due(reader, destination, waiting.getFirst());
    if (due.isAfter(now)) {
      return new Plan.Wait(due);
    }
    List<Located> inTime =
        waiting.stream().takeWhile(one -> !one.entry().at().isAfter(due)).toList();
    return new Plan.Send(
        cut(reader, destination, isDigest(reader, destination) ? inTime : waiting, now));
  }

  /** Whether what waits is collected over an interval. Replays and what was set aside are not. */
  static boolean isDigest(Reader reader, Destination destination) {
    return reader.until() == null && !(destination.interval() instanceof Interval.Immediate);
  }

  /** When what waits is due: a digest's first entry fixes it for all that come until then. */
  private static Instant due(Reader reader, Destination destination, Located first) {
    if (!isDigest(reader, destination)) {
      return Instant.MIN;
    }
    Instant promised = reader.notBefore();
    return promised != null && !first.entry().at().isAfter(promised)
        ? promised
        : destination.interval().next(first.entry().at());
  }

  private List<Located> waiting(Reader reader, Capacity capacity) {
    FeedId feed = reader.id().feed();
    Reading reading =
        feeds.read(feed, reader.cursor(), reader.until(), capacity.entries(), capacity.bytes());
    if (reading.continuity() == Reading.Continuity.BROKEN) {
      LOG.log(
          System.Logger.Level.ERROR,
          "Entries of the feed {0} behind {1} were past retention before they were delivered",
          feed.text(),
          reader.cursor().text());
    }
    return reading.entries();
  }

  private LoadedBatch cut(
      Reader reader, Destination destination, List<Located> waiting, Instant now) {
    Map<EnvelopeKey, StoredEnvelope> arrivals = load(reader, waiting);
    List<Located> present =
        waiting.stream().filter(one -> arrivals.containsKey(one.entry().key())).toList();
    List<StoredEnvelope> envelopes =
        present.stream()
            .map(one -> Objects.requireNonNull(arrivals.get(one.entry().key())))
            .toList();
    List<Integer> sizes =
        envelopes.isEmpty() ? List.of(0) : sender.cut(destination, reader.group(), envelopes);
    List<InFlightBatch.DeliveryRange> pieces = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < sizes.size(); i++) {
      int end = start + sizes.get(i);
      boolean last = i == sizes.size() - 1;
      pieces.add(
          new InFlightBatch.DeliveryRange(
              i == 0 ? reader.cursor() : present.get(start).position(),
              last ? waiting.getLast().next() : present.get(end).position(),
              sizes.get(i)));
      start = end;
    }
    return LoadedBatch.of(new InFlightBatch(pieces, 0, sizes.size(), now), waiting, arrivals);
  }

  private LoadedBatch repeat(Reader reader, InFlightBatch flight) {
    List<Located> entries =
        feeds
            .read(reader.id().feed(), flight.from(), flight.to(), Integer.MAX_VALUE, Long.MAX_VALUE)
            .entries();
    return LoadedBatch.of(flight, entries, load(reader, entries));
  }

  private Map<EnvelopeKey, StoredEnvelope> load(Reader reader, List<Located> entries) {
    Set<EnvelopeKey> keys = new LinkedHashSet<>();
    entries.forEach(one -> keys.add(one.entry().key()));
    Map<EnvelopeKey, StoredEnvelope> arrivals = archive.getAll(keys);
    if (arrivals.size() < keys.size()) {
      LOG.log(
          System.Logger.Level.ERROR,
          "{0} envelopes of the feed {1} are past retention and cannot be delivered",
          keys.size() - arrivals.size(),
          reader.id().feed().text());
    }
    return arrivals;
  }
}
