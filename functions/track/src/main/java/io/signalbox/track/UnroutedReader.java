package io.signalbox.track;

import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.Entry;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.JournalRow;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Counts the envelopes that the journal has and no feed, from its end back, as far as a request may
 * take: by the journal's rows, and with one envelope read for each sender and type.
 */
final class UnroutedReader {
  private static final int ENTRIES_LIMIT = 20_000;

  /** Where pages have few entries, these are the limit. */
  private static final int READS_LIMIT = 80;

  /** Of pages that were written before the journal had rows, so many envelopes are read. */
  private static final int WITHOUT_ROW_LIMIT = 2_000;

  private static final int ENVELOPES_AT_ONCE = 100;
  private static final long BYTES_AT_ONCE = 8_000_000;

  /** The latest envelope of a sender and type may be gone: so many are looked for. */
  private static final int LATEST_TRIED = 3;

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
   * @param isCut whether there may be more before that, or of other senders and types
   */
  record Counted(Instant since, boolean isCut, List<Row> rows) {}

  /**
   * The envelopes of one sender that have one type.
   *
   * @param type empty for those without
   */
  record Row(
      String sender, Optional<String> type, int envelopes, String latestId, Instant latestAt) {}

  /**
   * @param limit how many senders and types at the most, the most frequent
   */
  Counted since(Instant since, int limit) {
    Scan scan = new Scan(since);
    Optional<Position> before = Optional.empty();
    List<Located> entries = feeds.newestBefore(FeedId.JOURNAL, before);
    while (!entries.isEmpty() && scan.goesOnBehind(entries)) {
      before = Optional.of(entries.getLast().position());
      entries = feeds.newestBefore(FeedId.JOURNAL, before);
    }
    for (List<Located> batch : batches(scan.withoutRow)) {
      Map<EnvelopeKey, StoredEnvelope> found = read(batch);
      for (Located located : batch) {
        StoredEnvelope envelope = found.get(located.entry().key());
        if (envelope != null) {
          scan.count(JournalRow.of(envelope), located);
        }
      }
    }
    List<UnroutedKind> kinds =
        scan.kinds.values().stream()
            .sorted(Comparator.comparingInt(UnroutedKind::envelopes).reversed())
            .toList();
    return new Counted(
        scan.isCut ? scan.reached : since,
        scan.isCut || kinds.size() > limit,
        rows(kinds.stream().limit(limit).toList()));
  }

  /** How far the journal is read, from its end back. */
  private static final class Scan {
    private final Instant since;
    private final List<Located> withoutRow = new ArrayList<>();
    private final Map<UnroutedKind.Name, UnroutedKind> kinds = new LinkedHashMap<>();
    private int entries;
    private int reads;
    private Instant reached;
    private boolean isCut;

    Scan(Instant since) {
      this.since = since;
      this.reached = since;
    }

    /** Takes entries, the newest first; whether those before them are wanted, too. */
    private boolean goesOnBehind(List<Located> read) {
      for (Located located : read) {
        Entry entry = located.entry();
        if (entry.at().isBefore(since)) {
          return false;
        }
        if (entries == ENTRIES_LIMIT || withoutRow.size() == WITHOUT_ROW_LIMIT) {
          isCut = true;
          return false;
        }
        reached = entry.at();
        entries++;
        if (entry.feeds().isEmpty()) {
          entry.row().ifPresentOrElse(row -> count(row, located), () -> withoutRow.add(located));
        }
      }
      reads++;
      isCut = reads == READS_LIMIT;
      return !isCut;
    }

    private void count(JournalRow row, Located located) {
      kinds
          .computeIfAbsent(UnroutedKind.Name.of(row), _ -> new UnroutedKind())
          .add(located, LATEST_TRIED);
    }
  }

  /** The kinds with the latest envelope that is kept of each; those of which none is left out. */
  private List<Row> rows(List<UnroutedKind> kinds) {
    Map<UnroutedKind, Row> rows = new HashMap<>();
    for (int tried = 0; tried < LATEST_TRIED && rows.size() < kinds.size(); tried++) {
      Map<Located, UnroutedKind> latest = new LinkedHashMap<>();
      for (UnroutedKind kind : kinds) {
        if (!rows.containsKey(kind) && tried < kind.latest().size()) {
          latest.put(kind.latest().get(tried), kind);
        }
      }
      for (List<Located> batch : batches(List.copyOf(latest.keySet()))) {
        Map<EnvelopeKey, StoredEnvelope> found = read(batch);
        for (Located located : batch) {
          StoredEnvelope envelope = found.get(located.entry().key());
          UnroutedKind kind = latest.get(located);
          if (envelope != null && kind != null) {
            rows.put(kind, kind.row(envelope, located.entry().at()));
          }
        }
      }
    }
    return kinds.stream().map(rows::get).filter(Objects::nonNull).toList();
  }

  private Map<EnvelopeKey, StoredEnvelope> read(List<Located> batch) {
    return envelopes.getAll(batch.stream().map(located -> located.entry().key()).toList());
  }

  private static List<List<Located>> batches(List<Located> all) {
    List<List<Located>> batches = new ArrayList<>();
    long bytes = 0;
    for (Located located : all) {
      int size = located.entry().sizeBytes();
      boolean isFull =
          batches.isEmpty()
              || batches.getLast().size() == ENVELOPES_AT_ONCE
              || bytes + size > BYTES_AT_ONCE;
      if (isFull) {
        batches.add(new ArrayList<>());
        bytes = 0;
      }
      batches.getLast().add(located);
      bytes += size;
    }
    return batches;
  }
}
