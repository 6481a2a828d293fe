package io.signalbox.bench.growth;

import io.signalbox.envelope.DedupKey;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.JournalRow;
import io.signalbox.runtime.template.Template;
import io.signalbox.settings.Group;
import io.signalbox.statistics.CountedLogs;
import io.signalbox.statistics.Dimension;
import io.signalbox.statistics.EventFilter;
import io.signalbox.statistics.EventFinder;
import io.signalbox.statistics.EventSearch;
import io.signalbox.statistics.HostKey;
import io.signalbox.statistics.Level;
import io.signalbox.statistics.Question;
import io.signalbox.statistics.SheetBuilder;
import io.signalbox.statistics.Statistics;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * What it costs to find the first hundred events, and to count all, while there are more and more
 * days. An hour has 1,000 events in pages of 250.
 */
final class Searches implements AutoCloseable {
  /** An event has it, in each hour. */
  static final String HOURLY = "hourly";

  /** One event has it, in the first hour. */
  static final String ONCE = "once";

  private static final List<Integer> SIZES = List.of(1, 10, 100);
  private static final Duration RETENTION = Duration.ofDays(400);
  private static final int HOURS_A_DAY = 24;
  private static final int PAGES_AN_HOUR = 4;
  private static final int ENTRIES_A_PAGE = 250;
  private static final int LIMIT = 100;
  private static final int OPERATIONS = 10;
  private static final String TYPE = "phishing";
  private static final List<String> TYPES = List.of("scanner", TYPE, "c2-server");

  /** Some events of each page are of this country, but one alone is also of the type. */
  private static final String RARE_COUNTRY = "EE";

  private static final int ONE_IN_OF_RARE = 50;
  private static final String RARE_DESTINATION = "rare";
  private static final String ONLY_ID = "3f2a9c1b-6a77-4d3a-9e0f-0a1b2c3d4e5f";

  private final Ground ground;
  private final EventFinder finder;
  private final Statistics statistics;

  /** So many days of events, with all sheets that are due. */
  Searches(Ground ground, int days) {
    this.ground = ground;
    Table feeds = ground.table("Feeds");
    Table deliveries = ground.table("Deliveries");
    EnvelopeStore envelopes =
        new EnvelopeStore(ground.table("Envelopes"), ground.clock(), ground.random(), RETENTION);
    HostKey key = new HostKey(new MemorySecrets(), ground.random());
    CountedLogs logs = new CountedLogs(feeds, envelopes, deliveries, ground.clock(), RETENTION);
    finder = new EventFinder(feeds, envelopes, deliveries, ground.clock(), RETENTION);
    statistics = new Statistics(feeds, logs, key, ground.clock(), RETENTION);
    FeedAppender journal = new FeedAppender(feeds, ground.clock(), RETENTION, (feed, group) -> {});
    SheetBuilder sheets = new SheetBuilder(feeds, logs, key, ground.clock(), RETENTION);
    for (int hour = 0; hour < days * HOURS_A_DAY; hour++) {
      for (int page = 0; page < PAGES_AN_HOUR; page++) {
        journal.append(FeedId.JOURNAL, Group.NONE, page(hour, page));
        ground.clock().advance(Duration.ofHours(1).dividedBy(PAGES_AN_HOUR));
      }
      sheets.build(() -> true);
    }
    ground.clock().advance(Duration.ofMinutes(30));
    sheets.build(() -> true);
  }

  static Growth measure(Template template) throws Exception {
    Growth growth = new Growth("CPU time to find events, and to count them", "days");
    for (int size : SIZES) {
      try (Searches searches = new Searches(new Ground(template), size)) {
        growth.add(
            "find 100 of a third of all",
            size,
            searches.cost(() -> searches.find(JournalColumn.TYPE, TYPE, LIMIT)));
        growth.add(
            "find 100, one of each hour",
            size,
            searches.cost(
                () ->
                    searches.find(
                        JournalColumn.MALWARE, HOURLY, Math.min(LIMIT, size * HOURS_A_DAY))));
        growth.add(
            "find the only one",
            size,
            searches.cost(() -> searches.find(JournalColumn.MALWARE, ONCE, 1)));
        growth.add(
            "find the only one with two values that all pages have",
            size,
            searches.cost(
                () ->
                    searches.find(
                        Map.of(JournalColumn.TYPE, TYPE, JournalColumn.COUNTRY, RARE_COUNTRY), 1)));
        growth.add(
            "find the only one of a destination",
            size,
            searches.cost(() -> searches.find(Map.of(), filter(RARE_DESTINATION, ""), 1)));
        growth.add(
            "find one by the beginning of its id",
            size,
            searches.cost(() -> searches.find(Map.of(), filter("", ONLY_ID.substring(0, 8)), 1)));
        growth.add("count days by type", size, searches.cost(() -> searches.count(size, Map.of())));
        growth.add(
            "count days by type, of one identifier",
            size,
            searches.cost(
                () -> searches.count(size, Map.of(Dimension.IDENTIFIER, Set.of("identifier-1")))));
      }
    }
    return growth;
  }

  private Cost cost(Cost.Work work) throws Exception {
    return Cost.of(ground, OPERATIONS, () -> {}, work);
  }

  /** Finds the newest events with a value, up to a hundred, of which there must be so many. */
  void find(JournalColumn column, String value, int expected) {
    find(Map.of(column, value), expected);
  }

  private void find(Map<JournalColumn, String> values, int expected) {
    find(values, EventFilter.NONE, expected);
  }

  private void find(Map<JournalColumn, String> values, EventFilter filter, int expected) {
    EventSearch search =
        new EventSearch(
            values,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Instant.EPOCH,
            Instant.MAX,
            filter);
    int found =
        finder
            .find(search, true, Optional.empty(), LIMIT, (_, _) -> true, () -> true)
            .entries()
            .size();
    require(found == expected);
  }

  private static EventFilter filter(String destination, String idPart) {
    return new EventFilter(
        Optional.of(destination).filter(text -> !text.isEmpty()),
        Optional.of(idPart).filter(text -> !text.isEmpty()),
        Optional.empty(),
        Optional.empty());
  }

  private void count(int days, Map<Dimension, Set<String>> where) {
    Question question =
        new Question(List.of(Dimension.TYPE), where, Instant.EPOCH, Optional.empty(), Level.DAY);
    int rows = statistics.count(question, () -> true).rows().size();
    require(rows >= days * (where.isEmpty() ? TYPES.size() : 1));
  }

  private static void require(boolean isAsExpected) {
    if (!isAsExpected) {
      throw new IllegalStateException("There are more events, or fewer");
    }
  }

  private List<Candidate> page(int hour, int page) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < ENTRIES_A_PAGE; i++) {
      boolean isMarked = page == PAGES_AN_HOUR / 2 && i == 0;
      boolean isOnly = hour == 0 && page == 0 && i == 0;
      UUID id = new UUID(ground.random().nextLong(), ground.random().nextLong());
      String destination = isOnly ? RARE_DESTINATION : "destination-" + i % 20;
      candidates.add(
          new Candidate(
              EnvelopeKey.first(new DedupKey(isOnly ? ONLY_ID : id.toString())),
              ground.clock().instant(),
              600,
              List.of(new FeedId(destination, "")),
              Optional.of(row(ground.random(), isOnly ? ONCE : isMarked ? HOURLY : "")),
              List.of()));
    }
    return candidates;
  }

  /** A number of which small ones are more frequent, as types, networks and names are. */
  private static int frequent(RandomGenerator random, int most) {
    return (int) Math.min(most - 1, -Math.log(1 - random.nextDouble()) * most / 5);
  }

  private static JournalRow row(RandomGenerator random, String malware) {
    int feed = frequent(random, 40);
    int network = frequent(random, 400);
    Map<JournalColumn, String> values = new EnumMap<>(JournalColumn.class);
    String type = malware.equals(ONCE) ? TYPE : TYPES.get(feed % TYPES.size());
    boolean isOfRare =
        malware.equals(ONCE) || (!type.equals(TYPE) && random.nextInt(ONE_IN_OF_RARE) == 0);
    values.put(JournalColumn.TYPE, type);
    values.put(JournalColumn.IDENTIFIER, "identifier-" + feed);
    values.put(JournalColumn.FEED, "feed-" + feed);
    values.put(JournalColumn.PROVIDER, "provider-" + feed / 3);
    values.put(JournalColumn.SENDER, "sender-" + feed / 4);
    values.put(JournalColumn.ASN, Integer.toString(64_500 + network / 2));
    values.put(JournalColumn.COUNTRY, isOfRare ? RARE_COUNTRY : "AT");
    values.put(JournalColumn.MALWARE, malware);
    values.put(
        JournalColumn.ADDRESS,
        "10.%d.%d.%d".formatted(network, frequent(random, 256), 1 + random.nextInt(250)));
    if (random.nextInt(3) == 0) {
      values.put(
          JournalColumn.DOMAIN,
          "host-%d.example-%d.org".formatted(frequent(random, 50), frequent(random, 3_000)));
    }
    List<String> row = new ArrayList<>();
    for (JournalColumn column : JournalColumn.values()) {
      row.add(values.getOrDefault(column, ""));
    }
    return new JournalRow(row);
  }

  @Override
  public void close() {
    ground.close();
  }
}
