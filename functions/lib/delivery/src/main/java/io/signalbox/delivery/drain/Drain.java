package io.signalbox.delivery.drain;

import io.signalbox.delivery.Capacity;
import io.signalbox.delivery.Deadline;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.HintSender;
import io.signalbox.delivery.Sender;
import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.reader.InFlightBatch;
import io.signalbox.delivery.reader.Lease;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.delivery.reader.Trouble;
import io.signalbox.delivery.reader.Versioned;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.FeedLog;
import io.signalbox.settings.DeliveryMethod;
import io.signalbox.settings.Destination;
import io.signalbox.settings.RetryPolicy;
import io.signalbox.settings.SettingsSource;
import io.signalbox.store.DueTable;
import io.signalbox.store.Platform;
import io.signalbox.store.StoreException;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Delivers what waits for a reader. How:
 *
 * <p>1. Whoever finds the reader leased, paused or not yet due goes away. 2. What is about to be
 * sent is written into the reader together with a lease. 3. It is sent. 4. The cursor moves, what
 * failed stays or is set aside, and the lease ends, in one write that fails if somebody else has
 * taken over. 5. Look once more: a hint that came meanwhile went away at 1.
 */
public final class Drain {
  private final DeliveryMethod method;
  private final SettingsSource settings;
  private final Readers readers;
  private final FeedLog feeds;
  private final Planner planner;
  private final Sender sender;
  private final ParallelDispatch volley;
  private final RateLimits rates;
  private final DeliveryLogWriter journalist;
  private final DeliveryMetrics tally;
  private final OutcomeWriter keeper;
  private final Backoff backoff;
  private final Duration outcomeDelay;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * @param retention for how long feeds, envelopes and the delivery log are kept
   */
  public Drain(
      Platform platform,
      DeliveryMethod method,
      Sender sender,
      SettingsSource settings,
      EnvelopeStore archive,
      HintSender hints,
      Duration retention) {
    Table feedTable = platform.table("FEEDS_TABLE");
    DueTable readerTable = platform.dueTable("READERS_TABLE");
    this.method = method;
    this.settings = settings;
    this.sender = sender;
    this.clock = platform.clock();
    this.random = platform.random();
    this.readers = new Readers(readerTable);
    this.feeds = new FeedLog(feedTable, clock, retention);
    this.planner = new Planner(feeds, archive, sender);
    this.volley = new ParallelDispatch(sender, platform);
    this.rates = new RateLimits(readerTable, clock);
    this.journalist =
        new DeliveryLogWriter(
            new DeliveryLog(platform.table("DELIVERIES_TABLE"), clock, retention));
    this.tally = new DeliveryMetrics(platform.metrics(), method);
    this.keeper = new OutcomeWriter(method, readers, hints, platform);
    this.backoff = new Backoff(random);
    this.outcomeDelay = platform.environment().duration("OUTCOME_DELAY");
  }

  /**
   * Delivers until nothing is left that is due, or time is nearly up; then it sends itself a hint.
   *
   * @throws StoreException where the hint is to be worked on again: the store or the queue is away
   */
  public void drain(ReaderId id, Deadline deadline) {
    Optional<Versioned> standing = readers.find(id).or(() -> follow(id));
    while (standing.isPresent()) {
      standing = turn(standing.get(), deadline);
    }
  }

  private Optional<Versioned> follow(ReaderId id) {
    return id.name().equals(ReaderId.MAIN)
        ? feeds.group(id.feed()).map(group -> readers.follow(id.feed(), group, clock.instant()))
        : Optional.empty();
  }

  /** One flight; answers with the reader if it may have more to send. */
  private Optional<Versioned> turn(Versioned standing, Deadline deadline) {
    Reader reader = standing.reader();
    Instant now = clock.instant();
    Instant notBefore = reader.notBefore();
    if (reader.isPaused() || reader.isLeased(now)) {
      return Optional.empty();
    }
    if (!reader.aside().isEmpty()) {
      Lease lease = lease(now.plus(LeaseTime.SENDING));
      return readers
          .replace(standing, reader.leased(lease, reader.flight()))
          .flatMap(claimed -> keeper.addAside(claimed, lease.until()));
    }
    if (notBefore != null && now.isBefore(notBefore)) {
      return Optional.empty();
    }
    if (reader.isDone()) {
      readers.remove(standing);
      return Optional.empty();
    }
    if (reader.id().isAside() && readers.isBeingAdded(reader.id())) {
      // Were it done before that is written down, it would be added, and delivered, once more.
      return Optional.empty();
    }
    @Nullable Destination destination =
        settings.current().destinations().get(reader.id().feed().destination());
    if (destination == null || !destination.method().equals(method)) {
      return withoutDestination(standing, now);
    }
    return switch (planner.plan(reader, destination, now)) {
      case Plan.Send send ->
          planner.sending(send, cargo -> fly(standing, destination, cargo, deadline));
      case Plan.NoMemory noMemory -> passOn(reader);
      case Plan.Wait(Instant until) -> {
        if (readers.replace(standing, reader.waitingUntil(until)).isPresent()) {
          keeper.remind(reader.waitingUntil(until));
        }
        yield Optional.empty();
      }
      case Plan.Rest rest -> rest(standing);
    };
  }

  private Optional<Versioned> rest(Versioned standing) {
    if (standing.reader().until() != null) {
      readers.remove(standing);
    } else if (standing.reader().notBefore() != null) {
      readers.replace(standing, standing.reader().waitingUntil(null));
    }
    return Optional.empty();
  }

  private Optional<Versioned> fly(
      Versioned standing, Destination destination, LoadedBatch cargo, Deadline deadline) {
    Capacity capacity = sender.capacity(destination);
    Duration spare = deadline.left().minus(capacity.longestSend()).minus(LeaseTime.BOOKKEEPING);
    if (spare.isNegative()) {
      return passOn(standing.reader());
    }
    Instant now = clock.instant();
    Instant sendUntil =
        now.plus(spare.compareTo(LeaseTime.SENDING) < 0 ? spare : LeaseTime.SENDING);
    Instant leaseEnd = sendUntil.plus(capacity.longestSend()).plus(LeaseTime.BOOKKEEPING);
    Lease lease = lease(leaseEnd);
    Optional<Versioned> claimed =
        readers.replace(standing, standing.reader().leased(lease, cargo.flight()));
    if (claimed.isEmpty()) {
      return Optional.empty();
    }
    Reader reader = claimed.get().reader();
    StopRule patience =
        new StopRule(reader.refusedInRow(), reader.attempts() >= StopRule.TRY_NEXT_FROM_ATTEMPT);
    List<Delivery> deliveries = deliveries(reader, destination, cargo);
    Pace pace =
        rates.reserve(
            destination.name(), destination.rate(), cargo.flight().undelivered(), sendUntil);
    Progress progress =
        new Progress(claimed.get(), deliveries, readers, journalist, outcomeDelay, clock);
    volley.send(deliveries, progress, capacity.parallel(), patience, pace, sendUntil);
    progress.log();
    ReaderTransition.Settled settled =
        new ReaderTransition(destination.retry(), backoff, capacity.halvesRefused())
            .settle(progress.standing().reader(), cargo, progress.results(), clock.instant());
    tally.count(deliveries, progress.results(), settled);
    Reader next = settled.next().released();
    if (pace.first().isAfter(sendUntil)) {
      next = next.waitingUntil(pace.first());
    } else if (next.notBefore() == null && Planner.isDigest(reader, destination)) {
      // More of the same digest may be waiting than was loaded; where not, the next turn finds out.
      next = next.waitingUntil(standing.reader().notBefore());
    }
    return keeper.settle(progress.standing(), next, settled.aside(), leaseEnd);
  }

  private Optional<Versioned> passOn(Reader reader) {
    keeper.passOn(reader);
    return Optional.empty();
  }

  private Lease lease(Instant until) {
    return new Lease(Long.toHexString(random.nextLong()), until);
  }

  private static List<Delivery> deliveries(
      Reader reader, Destination destination, LoadedBatch cargo) {
    InFlightBatch flight = cargo.flight();
    List<Delivery> deliveries = new ArrayList<>();
    for (int i = 0; i < flight.pieces().size(); i++) {
      deliveries.add(
          new Delivery(
              DeliveryIds.of(reader, flight.pieces().get(i)),
              destination,
              reader.group(),
              cargo.envelopes().get(i),
              flight.before() + i + 1,
              flight.parts(),
              i == 0 ? reader.attempts() + 1 : 1,
              flight.cutAt()));
    }
    return deliveries;
  }

  /**
   * A destination that was taken out of the settings, or is not known here yet, is one in trouble.
   */
  private Optional<Versioned> withoutDestination(Versioned standing, Instant now) {
    Trouble before = standing.reader().trouble();
    Trouble trouble =
        new Trouble(
            standing.reader().attempts() + 1,
            before == null ? now : before.since(),
            "The settings have no such destination");
    Reader next =
        new ReaderTransition(RetryPolicy.DEFAULT, backoff, false)
            .inTrouble(standing.reader(), trouble, Optional.empty(), now);
    readers.replace(standing, next).ifPresent(replaced -> keeper.remind(replaced.reader()));
    return Optional.empty();
  }
}
