package io.signalbox.fanout;

import io.signalbox.delivery.Deadline;
import io.signalbox.delivery.Hint;
import io.signalbox.delivery.HintSender;
import io.signalbox.delivery.HintSender.Addressed;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.store.Change;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.StoreException;
import io.signalbox.store.telemetry.LogContext;
import io.signalbox.store.telemetry.Metrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives a batch of new envelopes to the journal and the feeds that are to have them, one page each,
 * side by side. Then a hint for every feed of the batch, newly appended or not: the batch may be a
 * repeat of one whose hints were never sent.
 *
 * <p>An envelope that fails by itself is set aside, and the rest goes on: fanout finds it by
 * halving what failed, for it needs no engine that does so.
 */
final class Fanout {
  /** What appending what was read may take; no further envelope is read when less is left. */
  static final Duration APPENDING = Duration.ofSeconds(20);

  /**
   * @param item where the envelope stands
   */
  private record Taken(Key item, Routed routed) {}

  private final EnvelopeStore envelopeStore;
  private final Routes routes;
  private final Appends appends;
  private final Unrouted unrouted;
  private final HintSender hints;
  private final Unmatched unmatched;
  private final Metrics metrics;

  /**
   * @param metrics counts the envelopes that the journal got
   */
  Fanout(
      EnvelopeStore envelopeStore,
      Routes routes,
      FeedAppender feeds,
      Unrouted unrouted,
      HintSender hints,
      Unmatched unmatched,
      Metrics metrics) {
    this.unmatched = unmatched;
    this.metrics = metrics;
    this.envelopeStore = envelopeStore;
    this.routes = routes;
    this.appends = new Appends(feeds);
    this.unrouted = unrouted;
    this.hints = hints;
  }

  /**
   * Fans out the batch, or as much of it as there is time for. Repeating a batch, or cutting it
   * otherwise, changes nothing.
   *
   * @return how many of the batch's changes are done, from its beginning; at least one
   * @throws StoreException where the batch must be repeated
   */
  int fan(List<Change> batch, Deadline deadline) {
    BatchRoutes batchRoutes = routes.current();
    List<Taken> routed = new ArrayList<>();
    int done = 0;
    for (Change change : batch) {
      if (done > 0 && deadline.isCloserThan(APPENDING)) {
        break;
      }
      done++;
      try {
        route(change.item().key(), () -> envelopeStore.arrival(change), batchRoutes)
            .ifPresent(routed::add);
      } catch (StoreException e) {
        throw e;
      } catch (RuntimeException | StackOverflowError e) {
        unrouted.setAside(change.item().key(), e);
      }
    }
    if (!routed.isEmpty()) {
      appendOrHalve(routed);
    }
    return done;
  }

  /**
   * Fans out one envelope that was set aside, whether or not another hub routed it before.
   *
   * @throws RuntimeException if it fails again
   */
  void fanAgain(Item item) {
    route(item.key(), () -> envelopeStore.arrival(item), routes.current())
        .ifPresent(taken -> append(List.of(taken)));
  }

  private static Optional<Taken> route(
      Key item, Supplier<Optional<StoredEnvelope>> arrival, BatchRoutes batchRoutes) {
    return LogContext.about(
        LogContext.ENVELOPE,
        item.partition(),
        () -> arrival.get().map(one -> new Taken(item, batchRoutes.route(one))));
  }

  private void appendOrHalve(List<Taken> taken) {
    try {
      append(taken);
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      if (taken.size() == 1) {
        unrouted.setAside(taken.getFirst().item(), e);
      } else {
        int half = taken.size() / 2;
        appendOrHalve(taken.subList(0, half));
        appendOrHalve(taken.subList(half, taken.size()));
      }
    }
  }

  private void append(List<Taken> taken) {
    Map<FeedId, FeedBatch> batches = new LinkedHashMap<>();
    taken.forEach(one -> one.routed().sortInto(batches));
    int appended =
        appends.all(taken.stream().map(one -> one.routed().candidate()).toList(), batches);
    if (appended > 0) {
      count(taken, appended);
    }
    List<Addressed> addressed = new ArrayList<>();
    batches.forEach(
        (feed, toAppend) ->
            addressed.add(Addressed.now(new Hint(ReaderId.main(feed)), toAppend.destination())));
    hints.sendAll(addressed);
  }

  /** A batch that is told again, and appended before, is not counted again. */
  private void count(List<Taken> taken, int appended) {
    metrics.count(
        Map.of(),
        Map.of(
            "Appended",
            (long) appended,
            "Unassigned",
            taken.stream().mapToLong(one -> one.routed().unassigned()).sum(),
            "DirectorySuppressed",
            taken.stream().mapToLong(one -> one.routed().suppressed()).sum()));
    unmatched.count(
        Math.min(appended, taken.stream().filter(one -> one.routed().isUnmatched()).count()));
  }
}
