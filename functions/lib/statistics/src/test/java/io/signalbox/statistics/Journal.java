package io.signalbox.statistics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.DedupKey;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.DelayBucket;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.JournalRow;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import io.signalbox.settings.Group;
import io.signalbox.store.ManualClock;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** A journal with generated events, and figures that are counted one by one. */
final class Journal implements AutoCloseable {
  static final Duration RETENTION = Duration.ofDays(200);
  static final List<String> VALUES =
      List.of("", "a", "b", "=cmd()", "line\nfeed", "ü".repeat(40), "ü".repeat(41), "\u0000");

  final ManualClock clock = new ManualClock(Instant.parse("2026-01-30T21:17:00Z"));
  final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  final Table feeds = store.table("feeds");
  final Table deliveries = store.table("deliveries");
  final EnvelopeStore envelopes =
      new EnvelopeStore(store.table("envelopes"), clock, new Random(1), RETENTION);
  final MemorySecrets secrets = new MemorySecrets();
  private final FeedAppender appender =
      new FeedAppender(feeds, clock, RETENTION, (feed, group) -> {});
  private final FeedAppender appenderOfBefore =
      new FeedAppender(new PagesOfBefore(feeds), clock, RETENTION, (feed, group) -> {});
  private final FeedLog log = new FeedLog(feeds, clock, RETENTION);
  final JournalDeliveries delivered;
  private final Random random;
  private final Map<EnvelopeKey, JournalRow> rows = new HashMap<>();
  private final Map<EnvelopeKey, StoredEnvelope> posted = new HashMap<>();
  private final JournalEvents events;
  private int number;

  Journal(Random random) {
    this.random = random;
    this.events = new JournalEvents(random);
    this.delivered = new JournalDeliveries(this, random);
  }

  SheetBuilder builder(Table table) {
    return new SheetBuilder(
        table, logs(table), new HostKey(secrets, new Random(2)), clock, RETENTION);
  }

  Statistics statistics() {
    return statistics(feeds);
  }

  Statistics statistics(Table table) {
    return new Statistics(
        table, logs(table), new HostKey(secrets, new Random(3)), clock, RETENTION, 3);
  }

  private CountedLogs logs(Table table) {
    return new CountedLogs(table, envelopes, deliveries, clock, RETENTION);
  }

  EventFinder finder() {
    return finder(feeds);
  }

  EventFinder finder(Table table) {
    return new EventFinder(table, envelopes, deliveries, clock, RETENTION);
  }

  /** What a search finds, by looking at each event. */
  List<EnvelopeKey> keys(EventSearch search) {
    return access(search).keys();
  }

  /** All may be found. */
  PlainScan access(EventSearch search) {
    return new PlainScan(this, search);
  }

  /** An event that was posted. */
  Optional<StoredEnvelope> posted(EnvelopeKey key) {
    return Optional.ofNullable(posted.get(key));
  }

  /** The time of one of the events, if it has one. */
  Optional<Instant> eventTime() {
    List<Located> all = entries();
    return posted(all.get(random.nextInt(all.size())).entry().key())
        .flatMap(one -> JournalEvents.time(one.envelope()));
  }

  /** A part of the id of one of the events, of whatever length. */
  String idPart() {
    List<Located> all = entries();
    String id = all.get(random.nextInt(all.size())).entry().key().id().value();
    int from = random.nextInt(id.length());
    return id.substring(from, from + 1 + random.nextInt(id.length() - from));
  }

  /** Appends so many generated events, some of them as earlier versions did. */
  void append(int count) {
    append(count, PageVersion.any(random));
  }

  void append(int count, PageVersion version) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      candidates.add(candidate(events.event(clock.instant()), version));
    }
    append(candidates, version == PageVersion.OF_TODAY ? appender : appenderOfBefore);
  }

  private void append(List<Candidate> candidates, FeedAppender pages) {
    pages.append(FeedId.JOURNAL, Group.NONE, candidates);
    for (FeedId feed : JournalDeliveries.FEEDS) {
      List<Candidate> some = candidates.stream().filter(one -> one.feeds().contains(feed)).toList();
      if (!some.isEmpty()) {
        pages.append(feed, Group.NONE, some);
      }
    }
    if (random.nextInt(3) == 0) {
      pages.append(FeedId.JOURNAL, Group.NONE, candidates);
    }
  }

  void append(List<ObjectNode> events) {
    append(events.stream().map(event -> candidate(event, PageVersion.OF_TODAY)).toList(), appender);
  }

  /** Appends that somebody changed the tags of an event. */
  void appendUpdate() {
    EnvelopeKey key = new EnvelopeKey(new DedupKey("updated-" + number++), 1);
    appender.append(
        FeedId.JOURNAL, Group.NONE, List.of(new Candidate(key, clock.instant(), 100, List.of())));
  }

  private Candidate candidate(ObjectNode event, PageVersion version) {
    Envelope envelope =
        Envelope.ofEvent(event.put("extra.n", number++)).withTagsOf(JournalEvents.tags(number % 9));
    String sender = "sender-" + random.nextInt(3);
    EnvelopeKey key = EnvelopeKey.first(envelope.id().dedupKey());
    StoredEnvelope stored = new StoredEnvelope(key, envelope, sender, clock.instant());
    JournalRow row = JournalRow.of(stored);
    rows.put(key, row);
    posted.put(key, stored);
    if (version == PageVersion.WITHOUT_ROWS) {
      envelopes.keep(envelope, sender);
    }
    List<FeedId> feeds = random.nextBoolean() ? List.of() : JournalDeliveries.FEEDS;
    return new Candidate(key, clock.instant(), 300, feeds, version.row(row), List.of());
  }

  /** The rows of an answer, without sheets and without the code that makes them. */
  List<Figures.Row> expected(Question question) {
    Map<List<String>, Long> events = new TreeMap<>(ORDER);
    Map<List<String>, Set<String>> hosts = new HashMap<>();
    Map<List<String>, List<Integer>> delays = new HashMap<>();
    for (Located located : entries()) {
      JournalRow row = rows.get(located.entry().key());
      Instant at = located.entry().at();
      boolean isIn =
          !at.isBefore(question.from())
              && (question.to().isEmpty() || at.isBefore(question.to().get()));
      if (row == null || !isIn || !matches(question, row)) {
        continue;
      }
      List<String> group = new ArrayList<>(List.of(question.step().period(at).toString()));
      question.by().forEach(dimension -> group.add(dimension.of(row)));
      events.merge(group, 1L, Long::sum);
      String delay = row.get(JournalColumn.DELAY);
      if (!delay.isEmpty()) {
        delays.computeIfAbsent(group, unknown -> new ArrayList<>()).add(Integer.valueOf(delay));
      }
      String address = row.get(JournalColumn.ADDRESS);
      String host = address.isEmpty() ? row.get(JournalColumn.DOMAIN) : address;
      if (!host.isEmpty()) {
        hosts.computeIfAbsent(group, unknown -> new HashSet<>()).add(host);
      }
    }
    List<Figures.Row> expected = new ArrayList<>();
    events.forEach(
        (group, count) ->
            expected.add(
                new Figures.Row(
                    Instant.parse(group.getFirst()),
                    group.subList(1, group.size()),
                    count,
                    hosts.getOrDefault(group, Set.of()).size(),
                    times(delays.getOrDefault(group, List.of())))));
    return expected;
  }

  static Optional<Figures.Times> times(List<Integer> delays) {
    List<Double> seconds =
        delays.stream().sorted().map(bucket -> DelayBucket.milliseconds(bucket) / 1_000).toList();
    return seconds.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figures.Times(
                seconds.get((seconds.size() + 1) / 2 - 1),
                seconds.get((seconds.size() * 19 + 19) / 20 - 1)));
  }

  private static final java.util.Comparator<List<String>> ORDER =
      (one, other) -> {
        int i = 0;
        while (i < one.size() && one.get(i).equals(other.get(i))) {
          i++;
        }
        return i == one.size() ? 0 : one.get(i).compareTo(other.get(i));
      };

  private static boolean matches(Question question, JournalRow row) {
    return question.where().entrySet().stream()
        .allMatch(wanted -> wanted.getValue().contains(wanted.getKey().of(row)));
  }

  List<Located> entries() {
    return log.read(FeedId.JOURNAL, Position.START, Integer.MAX_VALUE).entries();
  }

  @Override
  public void close() {
    store.close();
  }
}
