package io.signalbox.bench.growth;

import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.JournalColumn;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What it costs to find the first hundred events, and to count all, while there are more and more
 * days. An hour has 1,000 events in pages of 250.
 */
final class Searches implements AutoCloseable {
  private static final List<Integer> SIZES = List.of(1, 10, 100);
  private static final Duration RETENTION = Duration.ofDays(400);
  private static final int HOURS_A_DAY = 24;
  private static final int PAGES_AN_HOUR = 4;
  private static final int LIMIT = 100;
  private static final int OPERATIONS = 100;

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
    statistics = new Statistics(feeds, logs, key, ground.clock(), RETENTION, 1);
    FeedAppender journal = new FeedAppender(feeds, ground.clock(), RETENTION, (feed, group) -> {});
    SheetBuilder sheets = new SheetBuilder(feeds, logs, key, ground.clock(), RETENTION);
    SearchedOutcomes outcomes = new SearchedOutcomes(ground, RETENTION);
    SearchedEvents events = new SearchedEvents(ground);
    for (int hour = 0; hour < days * HOURS_A_DAY; hour++) {
      for (int page = 0; page < PAGES_AN_HOUR; page++) {
        boolean isFirst = hour == 0 && page == 0;
        boolean isMarked = page == PAGES_AN_HOUR / 2;
        List<Candidate> candidates = events.page(isFirst, isMarked);
        journal.append(FeedId.JOURNAL, Group.NONE, candidates);
        outcomes.addDelivered(candidates);
        if (isFirst) {
          outcomes.addRefused(candidates.getFirst());
        }
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
            searches.cost(() -> searches.find(JournalColumn.TYPE, SearchedEvents.TYPE, LIMIT)));
        growth.add(
            "find 100, one of each hour",
            size,
            searches.cost(
                () ->
                    searches.find(
                        JournalColumn.MALWARE,
                        SearchedEvents.HOURLY,
                        Math.min(LIMIT, size * HOURS_A_DAY))));
        growth.add(
            "find the only one",
            size,
            searches.cost(() -> searches.find(JournalColumn.MALWARE, SearchedEvents.ONCE, 1)));
        growth.add(
            "find the only one with two values that all pages have",
            size,
            searches.cost(
                () ->
                    searches.find(
                        Map.of(
                            JournalColumn.TYPE,
                            SearchedEvents.TYPE,
                            JournalColumn.COUNTRY,
                            SearchedEvents.RARE_COUNTRY),
                        1)));
        growth.add(
            "find 100 with two values, one of each hour",
            size,
            searches.cost(
                () ->
                    searches.find(
                        Map.of(
                            JournalColumn.MALWARE,
                            SearchedEvents.HOURLY,
                            JournalColumn.COUNTRY,
                            SearchedEvents.COUNTRY),
                        Math.min(LIMIT, size * HOURS_A_DAY))));
        growth.add(
            "look for a time that no event has",
            size,
            searches.cost(
                () ->
                    searches.find(
                        Map.of(), searches.ofTime(Duration.ofDays(2), Duration.ofDays(3)), 0)));
        Duration middle = Duration.ofHours(-12L * size);
        growth.add(
            "find 100 events of an hour in the middle, by their time",
            size,
            searches.cost(
                () ->
                    searches.find(Map.of(), searches.ofTime(middle, middle.plusHours(1)), LIMIT)));
        growth.add(
            "find the only one that was refused",
            size,
            searches.cost(() -> searches.find(Map.of(), ofResult(Result.REFUSED), 1)));
        growth.add(
            "find the only one of a destination",
            size,
            searches.cost(
                () -> searches.find(Map.of(), filter(SearchedEvents.RARE_DESTINATION, ""), 1)));
        growth.add(
            "find one by the beginning of its id",
            size,
            searches.cost(
                () ->
                    searches.find(
                        Map.of(), filter("", SearchedEvents.ONLY_ID.substring(0, 8)), 1)));
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

  /** Events of a time, as seen from now. */
  private EventFilter ofTime(Duration from, Duration to) {
    Instant now = ground.clock().instant();
    return new EventFilter(
        Optional.empty(), Optional.empty(), Optional.of(now.plus(from)), Optional.of(now.plus(to)));
  }

  private static EventFilter ofResult(Result result) {
    return new EventFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(result));
  }

  private void count(int days, Map<Dimension, Set<String>> where) {
    Question question =
        new Question(List.of(Dimension.TYPE), where, Instant.EPOCH, Optional.empty(), Level.DAY);
    int rows = statistics.count(question, () -> true).rows().size();
    require(rows >= days * (where.isEmpty() ? SearchedEvents.TYPES.size() : 1));
  }

  private static void require(boolean isAsExpected) {
    if (!isAsExpected) {
      throw new IllegalStateException("There are more events, or fewer");
    }
  }

  @Override
  public void close() {
    ground.close();
  }
}
