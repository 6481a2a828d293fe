package io.signalbox.delivery.drain;

import io.signalbox.delivery.Capacity;
import io.signalbox.delivery.Correspondence;
import io.signalbox.delivery.Deadline;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Sender;
import io.signalbox.delivery.history.RangeHistory;
import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.notice.Tickets;
import io.signalbox.delivery.reader.InFlightBatch;
import io.signalbox.delivery.reader.Lease;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.delivery.reader.Versioned;
import io.signalbox.envelopes.StoredEnvelope;
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

/** Claims what was loaded for a reader, sends it, and has it settled. */
final class BatchDelivery {
  private final Readers readers;
  private final DestinationGate gate;
  private final RateLimits rates;
  private final OutcomeWriter outcomes;
  private final ParallelDispatch dispatch;
  private final DeliveryLogWriter progressLog;
  private final TicketDesk desk;
  private final HistoryDesk histories;
  private final BatchSettlement settlement;
  private final Duration outcomeDelay;
  private final Clock clock;
  private final RandomGenerator random;

  BatchDelivery(
      Platform platform,
      Sender sender,
      Readers readers,
      DestinationGate gate,
      RateLimits rates,
      OutcomeWriter outcomes,
      HistoryDesk histories,
      BatchSettlement settlement,
      Duration retention) {
    this.readers = readers;
    this.gate = gate;
    this.rates = rates;
    this.outcomes = outcomes;
    this.histories = histories;
    this.settlement = settlement;
    this.clock = platform.clock();
    this.random = platform.random();
    this.dispatch = new ParallelDispatch(sender, platform);
    Table deliveries = platform.table("DELIVERIES_TABLE");
    this.progressLog =
        new DeliveryLogWriter(new DeliveryLog(deliveries.outlivingTheProcess(), clock, retention));
    this.desk = new TicketDesk(sender, new Tickets(deliveries, clock, retention));
    this.outcomeDelay = platform.environment().duration("OUTCOME_DELAY");
  }

  /**
   * One batch; answers with the reader as it stands then, if there may be more to send.
   *
   * @param isLast whether nothing was waiting behind it
   */
  Optional<Versioned> deliver(
      Versioned standing,
      Destination destination,
      Capacity capacity,
      LoadedBatch loaded,
      boolean isLast,
      Deadline deadline) {
    Optional<BatchTime> time = BatchTime.within(deadline, capacity, clock.instant());
    if (time.isEmpty()) {
      outcomes.passOn(standing.reader());
      return Optional.empty();
    }
    BatchHistory history = histories.open(standing.reader(), destination, loaded);
    return claim(standing, destination, loaded, history, time.get())
        .map(claimed -> send(claimed, destination, capacity, loaded, history, time.get()))
        .flatMap(sent -> settlement.settle(sent, standing.reader().notBefore(), isLast));
  }

  Lease lease(Instant until) {
    return new Lease(Long.toHexString(random.nextLong()), until);
  }

  /** Lease and batch in one write; empty where somebody else was quicker. */
  private Optional<Versioned> claim(
      Versioned standing,
      Destination destination,
      LoadedBatch loaded,
      BatchHistory history,
      BatchTime time) {
    Reader reader = standing.reader();
    TicketDesk.Request wanted =
        desk.open(reader, loaded.inFlight(), deliveries(reader, destination, loaded, history));
    return readers
        .replace(standing, reader.leased(lease(time.leaseEnd()), loaded.inFlight()))
        .map(written -> outcomes.trying(time.leaseEnd(), () -> withTickets(written, wanted)));
  }

  private SentBatch send(
      Versioned claimed,
      Destination destination,
      Capacity capacity,
      LoadedBatch loaded,
      BatchHistory history,
      BatchTime time) {
    Reader reader = claimed.reader();
    LoadedBatch batch = loaded.in(Objects.requireNonNull(reader.inFlight()));
    List<Delivery> deliveries = deliveries(reader, destination, batch, history);
    Pace pace =
        rates.reserve(
            destination.name(),
            destination.rate(),
            batch.inFlight().undelivered(),
            time.sendUntil());
    Progress progress =
        new Progress(
            claimed,
            deliveries,
            batch.received(),
            readers.outlivingTheProcess(),
            progressLog,
            outcomeDelay,
            clock);
    boolean probes = gate.isProbed(destination);
    dispatch.send(
        deliveries,
        progress,
        probes ? 1 : capacity.parallel(),
        new StopRule(
            reader.refusedInRow(), reader.attempts() >= StopRule.TRY_NEXT_FROM_ATTEMPT, probes),
        pace,
        time.sendUntil(),
        () -> gate.isPaused(destination));
    progress.log();
    return new SentBatch(
        reader,
        destination,
        capacity,
        batch,
        history,
        deliveries,
        progress.results(),
        progress.standing(),
        Optional.of(pace.first()).filter(first -> first.isAfter(time.sendUntil())),
        time.leaseEnd());
  }

  private Versioned withTickets(Versioned claimed, TicketDesk.Request wanted) {
    Reader reader = claimed.reader();
    return new Versioned(
        reader.leased(reader.lease(), desk.take(reader, wanted)), claimed.version());
  }

  private static List<Delivery> deliveries(
      Reader reader, Destination destination, LoadedBatch batch, BatchHistory history) {
    InFlightBatch inFlight = batch.inFlight();
    List<Delivery> deliveries = new ArrayList<>();
    for (int i = 0; i < inFlight.ranges().size(); i++) {
      Optional<RangeHistory> known = history.range(i);
      List<StoredEnvelope> events = batch.envelopes().get(i);
      deliveries.add(
          new Delivery(
              DeliveryIds.of(reader, inFlight.ranges().get(i)),
              destination,
              reader.group(),
              known.map(range -> range.told(events)).orElse(events),
              inFlight.before() + i + 1,
              inFlight.parts(),
              i == 0 ? reader.attempts() + 1 : 1,
              inFlight.cutAt(),
              new Correspondence(
                  inFlight.ranges().get(i).ticket(),
                  Optional.of(inFlight.thread()).filter(thread -> !thread.isEmpty()),
                  known.map(RangeHistory::history),
                  Optional.ofNullable(reader.heldSince())),
              inFlight.template()));
    }
    return deliveries;
  }
}
