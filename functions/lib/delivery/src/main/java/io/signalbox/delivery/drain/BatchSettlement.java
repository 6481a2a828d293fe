package io.signalbox.delivery.drain;

import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.Versioned;
import io.signalbox.feeds.ReceiptSpan;
import io.signalbox.store.Platform;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes down what became of a batch, and moves its reader. */
final class BatchSettlement {
  private final DestinationGate gate;
  private final OutcomeWriter outcomes;
  private final DeliveryMetrics metrics;
  private final Backoff backoff;
  private final DeliveryLogWriter log;
  private final HistoryDesk histories;
  private final NextLevel nextLevel;
  private final Endings endings;
  private final RefusalHistory refusals = new RefusalHistory();
  private final Clock clock;

  BatchSettlement(
      Platform platform,
      DestinationGate gate,
      OutcomeWriter outcomes,
      DeliveryMetrics metrics,
      Backoff backoff,
      HistoryDesk histories,
      NextLevel nextLevel,
      Endings endings,
      Duration retention) {
    this.gate = gate;
    this.outcomes = outcomes;
    this.metrics = metrics;
    this.backoff = backoff;
    this.histories = histories;
    this.nextLevel = nextLevel;
    this.endings = endings;
    this.clock = platform.clock();
    this.log =
        new DeliveryLogWriter(
            new DeliveryLog(platform.table("DELIVERIES_TABLE"), clock, retention));
  }

  /**
   * Writes what was not sent to the delivery log, then the reader behind the batch.
   *
   * @param dueBefore when the reader was due before the batch
   * @param isLast whether nothing was waiting behind it
   * @return the reader as it stands; empty where it is done and gone, or somebody else has taken
   *     over
   */
  Optional<Versioned> settle(SentBatch sent, @Nullable Instant dueBefore, boolean isLast) {
    logUnsent(sent);
    ReaderTransition.Settled settled =
        new ReaderTransition(sent.destination().retry(), backoff, sent.capacity().halvesRefused())
            .settle(
                sent.standing().reader(),
                sent.batch(),
                sent.results(),
                refusals.add(sent.destination().name(), sent.results()),
                clock.instant());
    remember(sent, settled);
    metrics.count(sent.deliveries(), sent.results(), settled);
    Reader next = next(sent, settled, dueBefore, isLast);
    Optional<Versioned> left =
        outcomes.settle(sent.standing(), next, settled.aside(), sent.leaseEnd());
    SetAsideLog.log(sent.destination(), sent.batch(), sent.reader(), settled);
    return left;
  }

  private void logUnsent(SentBatch sent) {
    Reader reader = sent.reader();
    List<DeliveryRecord> withheld =
        WithheldRecords.of(
            reader, sent.deliveries(), sent.batch(), sent.results(), clock.instant());
    List<DeliveryRecord> untold =
        WithheldRecords.with(
            withheld,
            reader,
            sent.deliveries(),
            sent.batch(),
            sent.history(),
            sent.results(),
            clock.instant());
    List<ReceiptSpan> received = sent.batch().received().stream().flatMap(List::stream).toList();
    outcomes.trying(sent.leaseEnd(), () -> log.writeWithheld(reader, untold, received));
    List<RefusedRecords.Refused> refused =
        RefusedRecords.of(reader, sent.deliveries(), sent.batch(), sent.results());
    outcomes.trying(sent.leaseEnd(), () -> log.writeRefused(reader, refused));
    metrics.countWithheld(withheld.size());
  }

  /** Before the reader's cursor passes the batch. */
  private void remember(SentBatch sent, ReaderTransition.Settled settled) {
    HistoryDesk.Sent through = new HistoryDesk.Sent(sent.history(), sent.results(), settled.next());
    outcomes.trying(
        sent.leaseEnd(),
        () ->
            histories.keep(
                sent.reader(), sent.batch(), sent.history(), sent.results(), settled.aside()));
    outcomes.trying(
        sent.leaseEnd(),
        () -> nextLevel.tell(sent.reader(), sent.destination(), sent.batch(), through));
    outcomes.trying(
        sent.leaseEnd(),
        () -> histories.remember(sent.reader(), sent.destination(), sent.batch(), through));
  }

  private Reader next(
      SentBatch sent,
      ReaderTransition.Settled settled,
      @Nullable Instant dueBefore,
      boolean isLast) {
    boolean hasWorked = RangeResult.hasWorked(sent.results());
    Reader next = gate.learn(sent.destination(), settled, hasWorked).released();
    if (sent.nextTurn().isPresent()) {
      next = next.waitingUntil(sent.nextTurn().get());
    } else if (next.notBefore() == null && Planner.isDigest(sent.reader(), sent.destination())) {
      // More of the same digest may be waiting than was loaded; where not, the next turn finds out.
      next = next.waitingUntil(dueBefore);
    }
    if (sent.destination().interval().needsLastSent()
        && isLast
        && next.until() == null
        && hasWorked) {
      next = next.withLastSent(clock.instant());
    }
    next = RangeResult.firstMessage(sent.results()).map(next::inThread).orElse(next);
    next = next.inFlight() == null ? next.held(null) : next;
    return Endings.concern(next)
        ? next.endingAfter(endings.after(clock.instant(), sent.destination().interval()))
        : next;
  }
}
