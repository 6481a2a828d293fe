package io.signalbox.track;

import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the envelopes that the journal has and no feed, from its end back, as far as a request may
 * take.
 */
final class UnroutedReader {
  private static final int ENTRIES_LIMIT = 20_000;
  private static final int ENVELOPES_LIMIT = 2_000;
  private static final int ENVELOPES_AT_ONCE = 100;
  private static final long BYTES_AT_ONCE = 8_000_000;

  /** A type is a short word; whatever else stands there is cut. */
  private static final int TYPE_CHARACTERS = 100;

  private final FeedLog feeds;
  private final EnvelopeStore envelopes;

  UnroutedReader(FeedLog feeds, EnvelopeStore envelopes) {
    this.feeds = feeds;
    this.envelopes = envelopes;
  }

  /**
   * What was counted.
   *
   * @param since from when on; later than asked for where there is too much
   * @param isCut whether there may be more before that
   */
  record Counted(Instant since, boolean isCut, List<Row> rows) {}

  /**
   * The envelopes of one sender that have one type.
   *
   * @param type empty for those without
   */
  record Row(
      String sender, Optional<String> type, int envelopes, String latestId, Instant latestAt) {

    Row andAnEarlier() {
      return new Row(sender, type, envelopes + 1, latestId, latestAt);
    }
  }

  private record Kind(String sender, Optional<String> type) {}

  Counted since(Instant since) {
    Scan scan = new Scan(since);
    Optional<Position> before = Optional.empty();
    List<Located> entries = feeds.newestBefore(FeedId.JOURNAL, before);
    while (!entries.isEmpty() && scan.goesOnBehind(entries)) {
      before = Optional.of(entries.getLast().position());
      entries = feeds.newestBefore(FeedId.JOURNAL, before);
    }
    Map<Kind, Row> rows = new LinkedHashMap<>();
    count(scan.unrouted, rows);
    List<Row> sorted =
        rows.values().stream().sorted(Comparator.comparingInt(Row::envelopes).reversed()).toList();
    return new Counted(scan.isCut ? scan.reached : since, scan.isCut, sorted);
  }

  /** How far the journal is read, from its end back. */
  private static final class Scan {
    private final Instant since;
    private final List<Located> unrouted = new ArrayList<>();
    private int read;
    private Instant reached;
    private boolean isCut;

    Scan(Instant since) {
      this.since = since;
      this.reached = since;
    }

    /** Takes entries, the newest first; whether those before them are wanted, too. */
    private boolean goesOnBehind(List<Located> entries) {
      for (Located located : entries) {
        Instant at = located.entry().at();
        if (at.isBefore(since)) {
          return false;
        }
        if (read == ENTRIES_LIMIT || unrouted.size() == ENVELOPES_LIMIT) {
          isCut = true;
          return false;
        }
        reached = at;
        read++;
        if (located.entry().feeds().isEmpty()) {
          unrouted.add(located);
        }
      }
      return true;
    }
  }

  private void count(List<Located> unrouted, Map<Kind, Row> rows) {
    List<Located> batch = new ArrayList<>();
    long bytes = 0;
    for (Located located : unrouted) {
      int size = located.entry().sizeBytes();
      if (batch.size() == ENVELOPES_AT_ONCE || (!batch.isEmpty() && bytes + size > BYTES_AT_ONCE)) {
        countBatch(batch, rows);
        batch.clear();
        bytes = 0;
      }
      batch.add(located);
      bytes += size;
    }
    countBatch(batch, rows);
  }

  private void countBatch(List<Located> batch, Map<Kind, Row> rows) {
    List<EnvelopeKey> keys = batch.stream().map(located -> located.entry().key()).toList();
    Map<EnvelopeKey, StoredEnvelope> found = envelopes.getAll(keys);
    for (Located located : batch) {
      StoredEnvelope envelope = found.get(located.entry().key());
      if (envelope != null) {
        Kind kind = new Kind(envelope.sender(), type(envelope));
        Row first =
            new Row(
                kind.sender(),
                kind.type(),
                1,
                envelope.envelope().id().text(),
                located.entry().at());
        rows.merge(kind, first, (row, earlier) -> row.andAnEarlier());
      }
    }
  }

  private static Optional<String> type(StoredEnvelope envelope) {
    return envelope
        .envelope()
        .payload()
        .text("classification.type")
        .map(type -> type.substring(0, Math.min(type.length(), TYPE_CHARACTERS)));
  }
}
