package io.signalbox.fanout;

import io.signalbox.delivery.Deadline;
import io.signalbox.delivery.Hint;
import io.signalbox.delivery.HintSender;
import io.signalbox.delivery.HintSender.Addressed;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.delivery.reader.Versioned;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Reading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives a destination's feeds what its routes would have sent them since its {@code startAt}: reads
 * the journal from there, with a reader of its own, and appends what matches. An append leaves out
 * what a feed has since the envelope was accepted, so nothing is there twice, whatever fanout
 * appends meanwhile and however often this is repeated.
 */
final class Backfill {
  private static final int ENTRIES_A_TURN = 500;
  private static final long BYTES_A_TURN = 16_000_000;
  private static final Duration A_TURN = Duration.ofSeconds(20);

  private final Readers readers;
  private final FeedLog journal;
  private final EnvelopeStore envelopeStore;
  private final Routes routes;
  private final FeedAppender feeds;
  private final HintSender hints;
  private final Clock clock;

  /** From then on every fanout knows the destination. */
  private final Duration settled;

  Backfill(
      Readers readers,
      FeedLog journal,
      EnvelopeStore envelopeStore,
      Routes routes,
      FeedAppender feeds,
      HintSender hints,
      Clock clock,
      Duration settingsAge) {
    this.readers = readers;
    this.journal = journal;
    this.envelopeStore = envelopeStore;
    this.routes = routes;
    this.feeds = feeds;
    this.hints = hints;
    this.clock = clock;
    this.settled = settingsAge.plus(FeedAppender.CLOCK_MARGIN);
  }

  /**
   * Goes on until the journal's end, or until time is nearly up: wake comes back to what is not
   * done.
   */
  void fill(ReaderId id, Deadline deadline) {
    Optional<Versioned> standing = readers.find(id);
    while (standing.isPresent() && !deadline.isCloserThan(A_TURN)) {
      standing = turn(standing.get());
    }
  }

  private Optional<Versioned> turn(Versioned standing) {
    Reader reader = standing.reader();
    Instant now = clock.instant();
    if (reader.notBefore() == null) {
      return Optional.empty();
    }
    Reading reading =
        journal.read(FeedId.JOURNAL, reader.cursor(), null, ENTRIES_A_TURN, BYTES_A_TURN);
    if (!reading.entries().isEmpty()) {
      append(reader.id().feed().destination(), reading.entries());
      return readers.replace(standing, reader.advanced(reading.next(), null));
    }
    // Made at that time, by wake, which knew the destination then.
    Instant made = Instant.ofEpochMilli(Long.parseLong(reader.edition()));
    Instant end = made.plus(settled);
    readers.replace(standing, reader.waitingUntil(now.isBefore(end) ? end : null));
    return Optional.empty();
  }

  private void append(String destination, List<Located> entries) {
    Set<EnvelopeKey> keys = new LinkedHashSet<>();
    entries.forEach(one -> keys.add(one.entry().key()));
    Map<EnvelopeKey, StoredEnvelope> arrivals = envelopeStore.getAll(keys);
    BatchRoutes batchRoutes = routes.current();
    Map<FeedId, FeedBatch> batches = new LinkedHashMap<>();
    for (EnvelopeKey key : keys) {
      StoredEnvelope arrival = arrivals.get(key);
      if (arrival != null) {
        batchRoutes
            .route(arrival, match -> match.destination().name().equals(destination))
            .sortInto(batches);
      }
    }
    List<Addressed> grown = new ArrayList<>();
    batches.forEach(
        (feed, batch) -> {
          feeds.append(feed, batch.group(), batch.candidates());
          grown.add(Addressed.now(new Hint(ReaderId.main(feed)), batch.destination()));
        });
    hints.sendAll(grown);
  }
}
