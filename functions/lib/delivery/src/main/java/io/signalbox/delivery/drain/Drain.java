package io.signalbox.delivery.drain;

import io.signalbox.delivery.Capacity;
import io.signalbox.delivery.Deadline;
import io.signalbox.delivery.DestinationControl;
import io.signalbox.delivery.HintSender;
import io.signalbox.delivery.Sender;
import io.signalbox.delivery.destination.DestinationStates;
import io.signalbox.delivery.destination.KnownStates;
import io.signalbox.delivery.job.JobRunner;
import io.signalbox.delivery.reader.Lease;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.delivery.reader.Versioned;
import io.signalbox.delivery.sample.SampleRun;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.EnvelopeRelease;
import io.signalbox.feeds.FeedLog;
import io.signalbox.settings.DeliveryMethod;
import io.signalbox.settings.Destination;
import io.signalbox.settings.SettingsSource;
import io.signalbox.settings.requested.InlineDestinations;
import io.signalbox.settings.requested.KnownDestinations;
import io.signalbox.store.DueTable;
import io.signalbox.store.Platform;
import io.signalbox.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Delivers what waits for a reader, batch by batch:
 *
 * <pre>
 *             hint
 *              │
 *              ▼          given up, leased, not due,
 *   ┌────► [ look ] ────► destination paused or failing ────► gone; a later hint, or wake, comes back
 *   │          │
 *   │          ▼ nothing waits ──────────────────────────────► at rest; removed if it was bounded, or
 *   │                                                          if its group had nothing for retention
 *   │          ▼ a digest's interval runs ───────────────────► due at its end
 *   │      [ claim ]  lease and batch, one write
 *   │          ▼
 *   │      [ send ]
 *   │          ▼
 *   │      [ learn ]  what the batch says about the destination
 *   │          ▼
 *   └───── [ settle ] cursor, what is set aside, end of the lease: one write,
 *                     which fails if somebody else has taken over
 * </pre>
 *
 * <p>After each batch it looks again: a hint that came meanwhile found the reader leased.
 */
public final class Drain {
  private final DeliveryMethod method;
  private final Sender sender;
  private final KnownDestinations destinations;
  private final Readers readers;
  private final FeedLog feeds;
  private final Planner planner;
  private final DestinationGate gate;
  private final Endings endings;
  private final BatchDelivery delivery;
  private final OutcomeWriter outcomes;
  private final JobRunner jobs;
  private final MissingDestination missing;
  private final Clock clock;

  /**
   * @param retention for how long feeds, envelopes and the delivery log are kept
   */
  public Drain(
      Platform platform,
      DeliveryMethod method,
      Sender sender,
      SettingsSource settings,
      EnvelopeStore envelopeStore,
      HintSender hints,
      Duration retention) {
    DueTable table = platform.dueTable("READERS_TABLE");
    DestinationStates states = new DestinationStates(table, platform.random());
    DeliveryMetrics metrics = new DeliveryMetrics(platform.metrics(), method);
    this.method = method;
    this.sender = sender;
    this.clock = platform.clock();
    this.destinations =
        new KnownDestinations(settings, new InlineDestinations(table, clock, retention));
    this.readers = new Readers(table);
    // Whatever is read, nothing is sent before a durable write claims it.
    this.feeds = new FeedLog(platform.table("FEEDS_TABLE").outlivingTheProcess(), clock, retention);
    this.planner = new Planner(feeds, new EnvelopeRelease(envelopeStore), sender, platform.loads());
    Backoff backoff = new Backoff(platform.random());
    this.outcomes = new OutcomeWriter(method, readers, hints, platform);
    this.missing = new MissingDestination(readers, outcomes, backoff);
    this.gate =
        new DestinationGate(
            new KnownStates(states, clock),
            DestinationControl.of(platform, settings, hints),
            readers,
            feeds,
            backoff,
            outcomes,
            metrics,
            clock);
    this.endings = new Endings(readers, feeds, retention, clock);
    HistoryDesk histories = HistoryDesk.of(platform, feeds, retention);
    NextLevel nextLevel = NextLevel.of(platform, method, sender, settings, hints, retention);
    BatchSettlement settlement =
        new BatchSettlement(
            platform, gate, outcomes, metrics, backoff, histories, nextLevel, endings, retention);
    RateLimits rates = new RateLimits(states, clock);
    this.delivery =
        new BatchDelivery(
            platform, sender, readers, gate, rates, outcomes, histories, settlement, retention);
    SampleRun samples = new SampleRun(method, destinations, sender, clock);
    this.jobs = new JobRunner(method, platform, readers, feeds, hints, samples::run);
  }

  /**
   * Delivers until nothing is left that is due, or time is nearly up; then it sends itself a hint.
   *
   * @throws StoreException where the hint is to be worked on again: the store or the queue is away
   */
  public void drain(ReaderId id, Deadline deadline) {
    drain(id, deadline, 0);
  }

  /**
   * The same for a hint that was received before and not worked off, perhaps because the process
   * died of it: one batch, a smaller one each time, and the rest by another hint.
   *
   * @param triesBefore how often it was received before
   */
  public void drain(ReaderId id, Deadline deadline, int triesBefore) {
    if (id.isJob()) {
      jobs.run(id, deadline);
      return;
    }
    Optional<Versioned> standing = readers.find(id).or(() -> follow(id));
    while (standing.isPresent()) {
      standing = turn(standing.get(), deadline, triesBefore);
      if (triesBefore > 0) {
        standing.ifPresent(left -> outcomes.passOn(left.reader()));
        return;
      }
    }
  }

  private Optional<Versioned> follow(ReaderId id) {
    return id.isMain()
        ? feeds.group(id.feed()).map(group -> readers.follow(id.feed(), group))
        : Optional.empty();
  }

  /** One batch; answers with the reader if it may have more to send. */
  private Optional<Versioned> turn(Versioned standing, Deadline deadline, int triesBefore) {
    Reader reader = standing.reader();
    Instant now = clock.instant();
    Instant notBefore = reader.notBefore();
    if (reader.isPaused() || reader.isLeased(now)) {
      return Optional.empty();
    }
    if (!reader.aside().isEmpty()) {
      Lease lease = delivery.lease(now.plus(LeaseTime.SENDING));
      return readers
          .replace(standing, reader.leased(lease, reader.inFlight()))
          .flatMap(claimed -> outcomes.addAside(claimed, lease.until()));
    }
    if (notBefore != null && now.isBefore(notBefore) && !maySendEarlier(reader)) {
      return Optional.empty();
    }
    if (reader.isDone()) {
      readers.end(standing, now);
      return Optional.empty();
    }
    if (readers.isBeingAdded(reader)) {
      // Were it done before that is written down, it would be added, and delivered, once more.
      return Optional.empty();
    }
    @Nullable Destination named = destinations.find(reader.id().feed().destination()).orElse(null);
    if (named == null || !named.method().equals(method)) {
      missing.retryLater(standing, now);
      return Optional.empty();
    }
    Destination destination = named.of(reader.group());
    if (!gate.admits(reader.id())) {
      gate.turnAway(standing);
      return Optional.empty();
    }
    Capacity capacity = sender.capacity(destination).after(triesBefore);
    return switch (planner.plan(
        reader, destination, capacity, () -> destinations.release(destination), now)) {
      case Plan.Send send ->
          planner.sending(
              send,
              loaded ->
                  delivery.deliver(
                      standing, destination, capacity, loaded.batch(), loaded.isLast(), deadline));
      case Plan.NoMemory _ -> {
        outcomes.passOn(reader);
        yield Optional.empty();
      }
      case Plan.Wait(Instant until, _) when until.equals(notBefore) -> Optional.empty();
      case Plan.Wait wait -> {
        gate.nothingToProbe(reader.id());
        if (readers.replace(standing, wait.of(reader)).isPresent()) {
          outcomes.remind(wait.of(reader));
        }
        yield Optional.empty();
      }
      case Plan.Rest _ -> rest(standing);
    };
  }

  /** Whether a digest that is not due may have become so large that it is sent all the same. */
  private boolean maySendEarlier(Reader reader) {
    return reader.until() == null
        && reader.inFlight() == null
        && reader.trouble() == null
        && reader.heldSince() == null
        && destinations
            .find(reader.id().feed().destination())
            .flatMap(destination -> destination.interval().earlier())
            .isPresent();
  }

  private Optional<Versioned> rest(Versioned standing) {
    gate.nothingToProbe(standing.reader().id());
    if (standing.reader().until() != null) {
      readers.end(standing, clock.instant());
    } else if (endings.isDue(standing.reader())) {
      endings.end(standing);
    } else if (standing.reader().notBefore() != null) {
      readers.replace(standing, standing.reader().waitingUntil(null));
    }
    return Optional.empty();
  }
}
