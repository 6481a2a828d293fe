package io.signalbox.delivery.drain;

import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Outcome;
import io.signalbox.delivery.reader.InFlightBatch;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.delivery.reader.Versioned;
import io.signalbox.feeds.ReceiptSpan;
import io.signalbox.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The results of a batch as they come. While more is being sent, they are written down from time to
 * time, so that a process that dies repeats little of what was delivered. For many threads at once.
 */
final class Progress {
  private static final System.Logger LOG = System.getLogger(Progress.class.getName());

  private final List<Delivery> deliveries;
  private final List<List<ReceiptSpan>> received;
  private final Readers readers;
  private final DeliveryLogWriter logWriter;
  private final Duration delay;
  private final Clock clock;
  private final List<RangeResult> results;
  private Versioned standing;
  private Instant writtenAt;
  private final BitSet logged = new BitSet();
  private final BitSet written = new BitSet();

  /** Guards what is known; never held while the store works. */
  private final Lock lock = new ReentrantLock();

  /** Whoever holds it writes; also guards what has been logged and written. */
  private final Lock writing = new ReentrantLock();

  private boolean lost;

  /**
   * @param claimed the reader with its lease and its batch
   * @param deliveries one for each range of the batch
   * @param received of each range, when the envelopes in it were received
   * @param delay how long what was delivered may stay unwritten while more is being sent
   */
  Progress(
      Versioned claimed,
      List<Delivery> deliveries,
      List<List<ReceiptSpan>> received,
      Readers readers,
      DeliveryLogWriter logWriter,
      Duration delay,
      Clock clock) {
    this.standing = claimed;
    this.deliveries = deliveries;
    this.received = received;
    this.readers = readers;
    this.logWriter = logWriter;
    this.delay = delay;
    this.clock = clock;
    this.writtenAt = clock.instant();
    this.results = new ArrayList<>(Collections.nCopies(deliveries.size(), RangeResult.NOT_SENT));
    List<InFlightBatch.DeliveryRange> ranges =
        Optional.ofNullable(claimed.reader().inFlight()).orElseThrow().ranges();
    for (int i = 0; i < ranges.size(); i++) {
      if (ranges.get(i).delivered()) {
        results.set(i, RangeResult.DELIVERED_BEFORE);
        logged.set(i);
      }
    }
  }

  /**
   * Takes a result; returns when it is written down, or may wait. Those that come while others are
   * being written are written together.
   */
  // To yield is a hint: without it, results are written down in more writes.
  @SuppressWarnings("ThreadPriorityCheck")
  void add(int index, Outcome outcome) {
    locked(() -> results.set(index, new RangeResult.Sent(outcome, clock.instant())));
    if (!(outcome instanceof Outcome.Delivered) || !locked(this::isDue)) {
      return;
    }
    writing.lock();
    try {
      // Results that are here but for a processor come first, and are written with this one.
      Thread.yield();
      // Whoever wrote meanwhile may have written this, too.
      if (!written.get(index) && locked(this::isDue)) {
        write();
      }
    } finally {
      writing.unlock();
    }
  }

  /** Passes over a range of which nothing is left to be sent. */
  void pass(int index) {
    locked(() -> results.set(index, RangeResult.EMPTY));
  }

  /** Whether what came is to be written down before more is sent. The last result needs not. */
  private boolean isDue() {
    return results.contains(RangeResult.NOT_SENT)
        && !lost
        && !clock.instant().isBefore(writtenAt.plus(delay));
  }

  /** A result for each range of the batch, in their order. */
  List<RangeResult> results() {
    return locked(() -> List.copyOf(results));
  }

  /** Whether somebody else has taken over the reader, so that nothing more is sent. */
  boolean isOver() {
    return locked(() -> lost);
  }

  /** The reader as it was last written. */
  Versioned standing() {
    return locked(() -> standing);
  }

  /** Writes down in the delivery log what is not there yet. */
  void log() {
    writing.lock();
    try {
      log(standing().reader(), results());
    } finally {
      writing.unlock();
    }
  }

  private void log(Reader reader, List<RangeResult> known) {
    List<RangeResult> fresh = new ArrayList<>(known);
    logged.stream().forEach(index -> fresh.set(index, RangeResult.NOT_SENT));
    logWriter.write(reader, deliveries, received, fresh);
    for (int i = 0; i < known.size(); i++) {
      logged.set(i, known.get(i) instanceof RangeResult.Sent);
    }
  }

  private <T> T locked(Supplier<T> value) {
    lock.lock();
    try {
      return value.get();
    } finally {
      lock.unlock();
    }
  }

  private void write() {
    Versioned before = standing();
    List<RangeResult> known = results();
    Reader reader = before.reader();
    log(reader, known);
    List<InFlightBatch.DeliveryRange> ranges = new ArrayList<>();
    InFlightBatch inFlight = Optional.ofNullable(reader.inFlight()).orElseThrow();
    for (int i = 0; i < known.size(); i++) {
      InFlightBatch.DeliveryRange range = inFlight.ranges().get(i);
      ranges.add(isDelivered(known.get(i)) ? range.asDelivered() : range);
    }
    try {
      Optional<Versioned> after =
          readers.replaceAsOwner(before, reader.leased(reader.lease(), inFlight.with(ranges)));
      locked(() -> keep(after));
      for (int i = 0; i < known.size(); i++) {
        written.set(i, known.get(i) instanceof RangeResult.Sent);
      }
    } catch (StoreException e) {
      LOG.log(System.Logger.Level.WARNING, "What was delivered is not written down yet", e);
    }
    locked(() -> writtenAt = clock.instant());
  }

  /** Where the reader is somebody else's by now, nothing more is written. */
  private boolean keep(Optional<Versioned> after) {
    after.ifPresent(versioned -> standing = versioned);
    lost = after.isEmpty();
    return lost;
  }

  private static boolean isDelivered(RangeResult result) {
    return result instanceof RangeResult.Sent(Outcome outcome, Instant at)
        && outcome instanceof Outcome.Delivered delivered
        // Until what was refused of it is set aside, it counts as if it had not been sent.
        && delivered.refused().isEmpty();
  }
}
