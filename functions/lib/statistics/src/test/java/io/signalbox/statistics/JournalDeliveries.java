package io.signalbox.statistics;

import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.log.LateOutcome;
import io.signalbox.delivery.log.LateOutcomes;
import io.signalbox.delivery.log.OutcomeRow;
import io.signalbox.delivery.log.SentMessages;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.feeds.ReceiptSpan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Generated deliveries of a journal's events, and what became of each. */
final class JournalDeliveries {
  static final List<FeedId> FEEDS = List.of(new FeedId("soc", ""), new FeedId("isp", "AT"));
  private static final List<Result> RESULTS =
      List.of(
          Result.DELIVERED,
          Result.DELIVERED,
          Result.DELIVERED,
          Result.FAILED,
          Result.UNKNOWN,
          Result.WITHHELD);
  private static final List<Result> LATE =
      List.of(Result.RECEIVED, Result.DELAYED, Result.COMPLAINED);

  /** What became of an event at a destination. */
  private record Had(EnvelopeKey key, String destination, Result result) {}

  private final Journal journal;
  private final Random random;
  private final FeedLog feeds;
  private final DeliveryLog log;
  private final LateOutcomes late;
  private final Set<Had> had = new HashSet<>();

  /** So many of the first outcomes are noted as the version before did. */
  private final int unmarked;

  private int noted;
  private int messages;

  JournalDeliveries(Journal journal, Random random) {
    this.journal = journal;
    this.random = random;
    this.unmarked = random.nextInt(2) * random.nextInt(20);
    this.feeds = new FeedLog(journal.feeds, journal.clock, Journal.RETENTION);
    this.log = new DeliveryLog(journal.deliveries, journal.clock, Journal.RETENTION);
    this.late =
        new LateOutcomes(
            new SentMessages(journal.deliveries, journal.clock, Journal.RETENTION),
            log,
            new Readers(journal.store.table("readers")));
  }

  boolean had(Located entry, Result result, Optional<String> destination) {
    return entry.entry().feeds().stream()
        .map(FeedId::destination)
        .filter(name -> destination.map(name::equals).orElse(true))
        .anyMatch(name -> had.contains(new Had(entry.entry().key(), name, result)));
  }

  /** The ends of all feeds. */
  Map<FeedId, Position> ends() {
    Map<FeedId, Position> ends = new HashMap<>();
    FEEDS.forEach(feed -> ends.put(feed, feeds.end(feed)));
    return ends;
  }

  /** Delivers some entries behind these positions, perhaps again. */
  void deliver(Map<FeedId, Position> behind) {
    FeedId feed = FEEDS.get(random.nextInt(FEEDS.size()));
    Position begin = behind.getOrDefault(feed, Position.START);
    List<Located> all = feeds.read(feed, begin, Integer.MAX_VALUE).entries();
    if (!all.isEmpty()) {
      int from = random.nextInt(all.size());
      int size = 1 + random.nextInt(Math.min(random.nextInt(3) == 0 ? 30 : 3, all.size() - from));
      deliver(feed, all.subList(from, from + size));
    }
  }

  /** Delivers all that feeds have, each by itself, but for one that a destination refuses. */
  void deliverAllButOne() {
    for (FeedId feed : FEEDS) {
      List<Located> all = feeds.read(feed, Position.START, Integer.MAX_VALUE).entries();
      int refused = feed.equals(FEEDS.getFirst()) ? all.size() / 3 : -1;
      for (int i = 0; i < all.size(); i++) {
        note(feed, all.subList(i, i + 1), i == refused ? Result.REFUSED : Result.DELIVERED);
      }
    }
  }

  private void note(FeedId feed, List<Located> entries, Result result) {
    DeliveryRecord record =
        record(new UUID(random.nextLong(), random.nextLong()), feed, entries, result);
    entries.forEach(one -> had.add(new Had(one.entry().key(), feed.destination(), result)));
    log.addOutcomes(
        ReaderId.main(feed),
        "run",
        record,
        rows(record, entries),
        Map.of(result, received(entries)));
    log.add(ReaderId.main(feed), "run", List.of(record));
  }

  private void deliver(FeedId feed, List<Located> entries) {
    Result result = RESULTS.get(random.nextInt(RESULTS.size()));
    UUID id = new UUID(random.nextLong(), random.nextLong());
    DeliveryRecord record = record(id, feed, entries, result);
    int refused = random.nextInt(3) == 0 ? random.nextInt(entries.size()) : -1;
    for (int i = 0; i < entries.size(); i++) {
      boolean isRefused = result == Result.DELIVERED && i == refused;
      had.add(
          new Had(
              entries.get(i).entry().key(),
              feed.destination(),
              isRefused ? Result.REFUSED : result));
    }
    note(feed, "run-" + id, record, entries);
    if (result == Result.DELIVERED && refused >= 0) {
      List<Located> one = entries.subList(refused, refused + 1);
      note(feed, "run-" + id + "-refused", record(id, feed, one, Result.REFUSED), one);
    }
    if (result == Result.DELIVERED && random.nextInt(3) == 0) {
      mail(feed, record, entries);
    }
  }

  private DeliveryRecord record(UUID id, FeedId feed, List<Located> entries, Result result) {
    return new DeliveryRecord(
        id,
        feed,
        ReaderId.main(feed).name(),
        entries.getFirst().position(),
        entries.getLast().next(),
        entries.size(),
        1,
        journal.clock.instant(),
        result,
        "");
  }

  /** As this version does, or the one before, which did not say which events had a result. */
  private void note(FeedId feed, String run, DeliveryRecord record, List<Located> entries) {
    log.addOutcomes(
        ReaderId.main(feed),
        run,
        record,
        rows(record, entries),
        noted++ < unmarked ? Map.of() : Map.of(record.result(), received(entries)));
    log.add(ReaderId.main(feed), run, List.of(record));
  }

  private List<OutcomeRow> rows(DeliveryRecord record, List<Located> entries) {
    return entries.stream()
        .map(one -> OutcomeRow.of(record.result(), stored(one), journal.clock.instant()))
        .toList();
  }

  private List<ReceiptSpan> received(List<Located> entries) {
    return entries.stream().map(one -> ReceiptSpan.of(stored(one).receivedAt())).toList();
  }

  private StoredEnvelope stored(Located one) {
    return journal.posted(one.entry().key()).orElseThrow();
  }

  private void mail(FeedId feed, DeliveryRecord record, List<Located> entries) {
    String message = "message-" + messages++;
    log.addMessage(ReaderId.main(feed), message, record, received(entries));
    Result result = LATE.get(random.nextInt(LATE.size()));
    late.add(new LateOutcome(message, journal.clock.instant(), result, Set.of(), 1, ""));
    entries.forEach(one -> had.add(new Had(one.entry().key(), feed.destination(), result)));
  }
}
