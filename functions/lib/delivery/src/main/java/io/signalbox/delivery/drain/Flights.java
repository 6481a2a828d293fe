package io.signalbox.delivery.drain;

import io.signalbox.delivery.Capacity;
import io.signalbox.delivery.Correspondence;
import io.signalbox.delivery.Deadline;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Sender;
import io.signalbox.delivery.history.NoticeMemory;
import io.signalbox.delivery.history.PieceHistory;
import io.signalbox.delivery.history.SetAsideHistories;
import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.notice.Tickets;
import io.signalbox.delivery.reader.InFlightBatch;
import io.signalbox.delivery.reader.Lease;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.delivery.reader.Versioned;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.FeedLog;
import io.signalbox.settings.Destination;
import io.signalbox.store.Platform;
import io.signalbox.store.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Sends what was loaded for a reader, and writes down what became of it. */
final class Flights {
  private final Readers readers;
  private final DestinationGate gate;
  private final RateLimits rates;
  private final OutcomeWriter outcomes;
  private final DeliveryMetrics metrics;
  private final Backoff backoff;
  private final ParallelDispatch dispatch;
  private final DeliveryLogWriter log;
  private final DeliveryLogWriter progressLog;
  private final TicketDesk desk;
  private final HistoryDesk histories;
  private final NextLevel nextLevel;
  private final Endings endings;
  private final Duration outcomeDelay;
  private final RefusalHistory refusals = new RefusalHistory();
  private final Clock clock;
  private final RandomGenerator random;

  Flights(
      Platform platform,
      Sender sender,
      Readers readers,
      DestinationGate gate,
      RateLimits rates,
      OutcomeWriter outcomes,
      DeliveryMetrics metrics,
      Backoff backoff,
      Endings endings,
      NextLevel nextLevel,
      FeedLog feeds,
      Duration retention) {
    this.nextLevel = nextLevel;
    this.readers = readers;
    this.gate = gate;
    this.rates = rates;
    this.outcomes = outcomes;
    this.metrics = metrics;
    this.backoff = backoff;
    this.endings = endings;
    this.clock = platform.clock();
    this.random = platform.random();
    this.dispatch = new ParallelDispatch(sender, platform);
    Table deliveries = platform.table("DELIVERIES_TABLE");
    this.log = new DeliveryLogWriter(new DeliveryLog(deliveries, clock, retention));
    this.progressLog =
        new DeliveryLogWriter(new DeliveryLog(deliveries.outlivingTheProcess(), clock, retention));
    this.desk = new TicketDesk(sender, new Tickets(deliveries, clock, retention));
    this.histories =
        new HistoryDesk(
            new NoticeMemory(deliveries, clock, retention),
            new SetAsideHistories(deliveries, clock, retention),
            feeds);
    this.outcomeDelay = platform.environment().duration("OUTCOME_DELAY");
  }

  /**
   * One flight; answers with the reader as it stands then, if there may be more to send.
   *
   * @param isLast whether nothing was waiting behind it
   */
  Optional<Versioned> fly(
      Versioned standing,
      Destination destination,
      Capacity capacity,
      LoadedBatch loaded,
      boolean isLast,
      Deadline deadline) {
    Duration spare = deadline.left().minus(capacity.longestSend()).minus(LeaseTime.BOOKKEEPING);
    if (spare.isNegative()) {
      outcomes.passOn(standing.reader());
      return Optional.empty();
    }
    Instant now = clock.instant();
    Instant sendUntil =
        now.plus(spare.compareTo(LeaseTime.SENDING) < 0 ? spare : LeaseTime.SENDING);
    Instant leaseEnd = sendUntil.plus(capacity.longestSend()).plus(LeaseTime.BOOKKEEPING);
    FlightHistory history = histories.open(standing.reader(), destination, loaded);
    TicketDesk.Request wanted =
        desk.open(
            standing.reader(),
            loaded.flight(),
            deliveries(standing.reader(), destination, loaded, history));
    Optional<Versioned> written =
        readers.replace(standing, standing.reader().leased(lease(leaseEnd), loaded.flight()));
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Versioned claimed = outcomes.trying(leaseEnd, () -> withTickets(written.get(), wanted));
    Reader reader = claimed.reader();
    LoadedBatch batch = loaded.in(Objects.requireNonNull(reader.flight()));
    List<Delivery> deliveries = deliveries(reader, destination, batch, history);
    Pace pace =
        rates.reserve(
            destination.name(), destination.rate(), batch.flight().undelivered(), sendUntil);
    Progress progress =
        new Progress(
            claimed, deliveries, readers.outlivingTheProcess(), progressLog, outcomeDelay, clock);
    boolean probes = gate.isProbed(destination);
    dispatch.send(
        deliveries,
        progress,
        probes ? 1 : capacity.parallel(),
        new StopRule(
            reader.refusedInRow(), reader.attempts() >= StopRule.TRY_NEXT_FROM_ATTEMPT, probes),
        pace,
        sendUntil,
        () -> gate.isPaused(destination));
    progress.log();
    List<PieceResult> results = progress.results();
    List<DeliveryRecord> withheld =
        WithheldRecords.of(reader, deliveries, batch, results, clock.instant());
    List<DeliveryRecord> untold =
        WithheldRecords.with(
            withheld, reader, deliveries, batch, history, results, clock.instant());
    outcomes.trying(leaseEnd, () -> log.writeWithheld(reader, untold));
    List<RefusedRecords.Refused> refused = RefusedRecords.of(reader, deliveries, batch, results);
    outcomes.trying(leaseEnd, () -> log.writeRefused(reader, refused));
    ReaderTransition.Settled settled =
        new ReaderTransition(destination.retry(), backoff, capacity.halvesRefused())
            .settle(
                progress.standing().reader(),
                batch,
                results,
                refusals.add(destination.name(), results),
                clock.instant());
    HistoryDesk.Sent sent = new HistoryDesk.Sent(history, results, settled.next());
    outcomes.trying(
        leaseEnd, () -> histories.keep(reader, batch, history, results, settled.aside()));
    outcomes.trying(leaseEnd, () -> nextLevel.tell(reader, destination, batch, sent));
    outcomes.trying(leaseEnd, () -> histories.remember(reader, destination, batch, sent));
    metrics.count(deliveries, results, settled);
    metrics.countWithheld(withheld.size());
    Reader next = gate.learn(destination, settled, PieceResult.hasWorked(results)).released();
    if (pace.first().isAfter(sendUntil)) {
      next = next.waitingUntil(pace.first());
    } else if (next.notBefore() == null && Planner.isDigest(reader, destination)) {
      // More of the same digest may be waiting than was loaded; where not, the next turn finds out.
      next = next.waitingUntil(standing.reader().notBefore());
    }
    if (destination.interval().needsLastSent()
        && isLast
        && next.until() == null
        && PieceResult.hasWorked(progress.results())) {
      next = next.withLastSent(clock.instant());
    }
    next = PieceResult.firstMessage(results).map(next::inThread).orElse(next);
    next = next.flight() == null ? next.held(null) : next;
    if (Endings.concern(next)) {
      next = next.endingAfter(endings.after(clock.instant(), destination.interval()));
    }
    Optional<Versioned> left =
        outcomes.settle(progress.standing(), next, settled.aside(), leaseEnd);
    SetAsideLog.log(destination, batch, reader, settled);
    return left;
  }

  Lease lease(Instant until) {
    return new Lease(Long.toHexString(random.nextLong()), until);
  }

  private Versioned withTickets(Versioned claimed, TicketDesk.Request wanted) {
    Reader reader = claimed.reader();
    return new Versioned(
        reader.leased(reader.lease(), desk.take(reader, wanted)), claimed.version());
  }

  private static List<Delivery> deliveries(
      Reader reader, Destination destination, LoadedBatch batch, FlightHistory history) {
    InFlightBatch flight = batch.flight();
    List<Delivery> deliveries = new ArrayList<>();
    for (int i = 0; i < flight.pieces().size(); i++) {
      Optional<PieceHistory> known = history.piece(i);
      List<StoredEnvelope> events = batch.envelopes().get(i);
      deliveries.add(
          new Delivery(
              DeliveryIds.of(reader, flight.pieces().get(i)),
              destination,
              reader.group(),
              known.map(piece -> piece.told(events)).orElse(events),
              flight.before() + i + 1,
              flight.parts(),
              i == 0 ? reader.attempts() + 1 : 1,
              flight.cutAt(),
              new Correspondence(
                  flight.pieces().get(i).ticket(),
                  Optional.of(flight.thread()).filter(thread -> !thread.isEmpty()),
                  known.map(PieceHistory::history),
                  Optional.ofNullable(reader.heldSince())),
              flight.template()));
    }
    return deliveries;
  }
}
