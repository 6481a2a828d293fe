package io.signalbox.delivery.drain;

import io.signalbox.delivery.Allowance;
import io.signalbox.delivery.Capacity;
import io.signalbox.delivery.Sender;
import io.signalbox.delivery.reader.InFlightBatch;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Reading;
import io.signalbox.feeds.Released;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Interval;
import io.signalbox.settings.ReleasePolicy;
import io.signalbox.store.LoadBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds what a reader is to send next, and loads it. */
final class Planner {
  private static final System.Logger LOG = System.getLogger(Planner.class.getName());

  private static final Duration WAIT_FOR_MEMORY = Duration.ofSeconds(5);

  private final FeedLog feeds;
  private final EarlySending early;
  private final EnvelopeRelease release;
  private final Sender sender;
  private final LoadBudget budget;

  Planner(FeedLog feeds, EnvelopeRelease release, Sender sender, LoadBudget budget) {
    this.feeds = feeds;
    this.early = new EarlySending(feeds);
    this.release = release;
    this.sender = sender;
    this.budget = budget;
  }

  /**
   * What is loaded for sending stays reserved until it was {@linkplain #sending sent}.
   *
   * @param capacity of the destination, or less of it
   * @param policies asked only where something is loaded
   */
  Plan plan(
      Reader reader,
      Destination destination,
      Capacity capacity,
      Supplier<ReleasePolicy> policies,
      Instant now) {
    InFlightBatch inFlight = reader.inFlight();
    Allowance allowance = sender.allowance(destination, reader.group());
    if (inFlight != null) {
      Optional<Instant> free =
          inFlight
              .first()
              .flatMap(range -> allowance.freeFrom(Optional.of(DeliveryIds.of(reader, range))));
      if (free.isPresent()) {
        return new Plan.Wait(free.get(), Optional.empty());
      }
      List<Located> entries = entries(reader, inFlight);
      return load(
          reader,
          entries,
          true,
          policies.get().within(inFlight.limits()),
          released -> LoadedBatch.of(inFlight, entries, released));
    }
    List<Located> waiting = waiting(reader, capacity);
    if (waiting.isEmpty()) {
      return new Plan.Rest();
    }
    Instant dueAt = due(reader, destination, waiting.getFirst());
    boolean isEarly = dueAt.isAfter(now);
    if (isEarly && !early.isEnough(reader, destination)) {
      return new Plan.Wait(dueAt, Optional.empty());
    }
    Optional<Instant> free = allowance.freeFrom(Optional.empty());
    if (free.isPresent()) {
      return new Plan.Wait(free.get(), Optional.of(now));
    }
    // Of a digest that is cut by time, what came after it stays for the next one.
    List<Located> due =
        isEarly || !isDigest(reader, destination) || destination.interval().takesAllThatWaits()
            ? waiting
            : waiting.stream().takeWhile(one -> !one.entry().at().isAfter(dueAt)).toList();
    ReleasePolicy policy = policies.get();
    return load(
        reader,
        due,
        isLast(reader, destination, due),
        policy,
        released -> cut(reader, destination, due, released, policy, now));
  }

  /** Whether nothing waits behind it that belongs to it; asked only where it matters. */
  private boolean isLast(Reader reader, Destination destination, List<Located> due) {
    return !destination.interval().needsLastSent()
        || feeds.oldest(reader.id().feed(), due.getLast().next()).isEmpty();
  }

  /** Sends what was loaded, and gives back its memory. */
  <T> T sending(Plan.Send loaded, Function<Plan.Send, T> send) {
    try {
      return send.apply(loaded);
    } finally {
      budget.release(loaded.bytes());
    }
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
        : destination.interval().due(first.entry().at(), Optional.ofNullable(reader.lastSentAt()));
  }

  private List<Located> waiting(Reader reader, Capacity capacity) {
    FeedId feed = reader.id().feed();
    Reading reading =
        feeds.read(
            feed,
            reader.cursor(),
            reader.until(),
            capacity.entries(),
            Math.min(capacity.bytes(), budget.limitBytes()));
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
      Reader reader,
      Destination destination,
      List<Located> waiting,
      Released released,
      ReleasePolicy policy,
      Instant now) {
    // Asked before the mails are measured: a template that is replaced meanwhile is kept.
    String template = sender.template(destination, reader.group());
    Map<EnvelopeKey, StoredEnvelope> carried = released.envelopes();
    List<Located> present =
        waiting.stream().filter(one -> carried.containsKey(one.entry().key())).toList();
    List<StoredEnvelope> envelopes =
        present.stream()
            .map(one -> Objects.requireNonNull(carried.get(one.entry().key())))
            .toList();
    List<Integer> sizes =
        envelopes.isEmpty() ? List.of(0) : sender.cut(destination, reader.group(), envelopes);
    List<InFlightBatch.DeliveryRange> ranges = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < sizes.size(); i++) {
      int end = start + sizes.get(i);
      boolean last = i == sizes.size() - 1;
      ranges.add(
          new InFlightBatch.DeliveryRange(
              i == 0 ? reader.cursor() : present.get(start).position(),
              last ? waiting.getLast().next() : present.get(end).position(),
              sizes.get(i)));
      start = end;
    }
    return LoadedBatch.of(
        new InFlightBatch(ranges, 0, sizes.size(), now, policy.limits(), reader.thread(), template),
        waiting,
        released);
  }

  private List<Located> entries(Reader reader, InFlightBatch inFlight) {
    return feeds
        .read(reader.id().feed(), inFlight.from(), inFlight.to(), Integer.MAX_VALUE, Long.MAX_VALUE)
        .entries();
  }

  private Plan load(
      Reader reader,
      List<Located> entries,
      boolean isLast,
      ReleasePolicy policy,
      Function<Released, LoadedBatch> batch) {
    long bytes = bytes(entries.stream());
    if (!budget.reserve(bytes, WAIT_FOR_MEMORY)) {
      return new Plan.NoMemory();
    }
    boolean loaded = false;
    try {
      Plan plan = new Plan.Send(batch.apply(load(reader, entries, policy)), bytes, isLast);
      loaded = true;
      return plan;
    } finally {
      if (!loaded) {
        budget.release(bytes);
      }
    }
  }

  private static long bytes(Stream<Located> entries) {
    return entries.mapToLong(one -> one.entry().sizeBytes()).sum();
  }

  private Released load(Reader reader, List<Located> entries, ReleasePolicy policy) {
    Set<EnvelopeKey> keys = new LinkedHashSet<>();
    entries.forEach(one -> keys.add(one.entry().key()));
    Released released = release.load(keys, policy);
    long gone = keys.stream().filter(key -> !released.isKept(key)).count();
    if (gone > 0) {
      LOG.log(
          System.Logger.Level.ERROR,
          "{0} envelopes of the feed {1} are past retention and cannot be delivered",
          gone,
          reader.id().feed().text());
    }
    return released;
  }
}
