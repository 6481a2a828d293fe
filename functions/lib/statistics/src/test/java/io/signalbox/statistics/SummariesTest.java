package io.signalbox.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.statistics.SheetHeadCodec.Head;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Range;
import io.signalbox.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Days with many rows, whose questions are answered by summaries. */
class SummariesTest {
  private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
  private static final int ROWS = 8_000;
  private static final int DAYS = 3;

  private static final Random RANDOM = new Random(1);
  private static final Journal JOURNAL = new Journal(RANDOM);

  @BeforeAll
  static void fill() {
    for (int day = 0; day < DAYS; day++) {
      List<ObjectNode> events = new ArrayList<>();
      for (int i = 0; i < ROWS; i++) {
        events.add(event(i));
      }
      JOURNAL.append(events);
      JOURNAL.clock.advance(Duration.ofDays(1));
      dying();
    }
    JOURNAL.builder(JOURNAL.feeds).build(() -> true);
  }

  /** A builder that dies between any two writes, until one has come to its end. */
  private static void dying() {
    boolean isDone = false;
    while (!isDone) {
      try {
        JOURNAL
            .builder(new DyingTable(JOURNAL.feeds, RANDOM.nextInt(150), RANDOM.nextBoolean()))
            .build(() -> true);
        isDone = true;
      } catch (StoreException.Unavailable died) {
        assertThat(died).hasMessage("It dies here");
      }
    }
  }

  private static ObjectNode event(int number) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("classification.type", List.of("phishing", "scanner", "c2-server").get(number % 3))
        .put("feed.name", "feed-" + number % 7)
        .put("source.asn", 64_500 + number)
        .put("source.geolocation.cc", number % 2 == 0 ? "AT" : "EE")
        .put("source.ip", "192.0.2." + number % 50);
  }

  @AfterAll
  static void close() {
    JOURNAL.close();
  }

  private static Question by(Level step, Map<Dimension, Set<String>> where, Dimension... by) {
    return new Question(List.of(by), where, EARLY, Optional.empty(), step);
  }

  private static CountingTable assertExact(Question question) {
    CountingTable counting = new CountingTable(JOURNAL.feeds);
    assertThat(JOURNAL.statistics(counting).count(question, () -> true).rows())
        .isEqualTo(JOURNAL.expected(question))
        .isNotEmpty();
    return counting;
  }

  @Test
  void questions_about_one_dimension_or_two_are_exact_and_read_little() {
    for (Level step : List.of(Level.DAY, Level.MONTH)) {
      assertThat(assertExact(by(step, Map.of())).items()).isLessThan(30);
      assertThat(assertExact(by(step, Map.of(), Dimension.TYPE)).items()).isLessThan(30);
      assertThat(assertExact(by(step, Map.of(), Dimension.FEED, Dimension.COUNTRY)).items())
          .isLessThan(30);
      Map<Dimension, Set<String>> where = Map.of(Dimension.TYPE, Set.of("scanner", "phishing"));
      assertThat(assertExact(by(step, where, Dimension.COUNTRY)).items()).isLessThan(30);
      assertThat(assertExact(by(step, where, Dimension.TYPE)).items()).isLessThan(30);
    }
  }

  @Test
  void others_are_exact_by_the_rows() {
    Map<Dimension, Set<String>> where = Map.of(Dimension.ASN, Set.of("64507", "64508"));
    assertThat(assertExact(by(Level.DAY, where, Dimension.TYPE)).items()).isGreaterThan(30);
    assertExact(by(Level.DAY, where, Dimension.ASN, Dimension.TYPE));
    assertExact(
        by(
            Level.DAY,
            Map.of(Dimension.TYPE, Set.of("scanner")),
            Dimension.FEED,
            Dimension.COUNTRY));
  }

  @Test
  void a_store_that_fails_while_some_sheets_are_counted_at_once_is_told() {
    Question question =
        by(Level.DAY, Map.of(Dimension.TYPE, Set.of("scanner")), Dimension.FEED, Dimension.COUNTRY);
    int reads = 0;
    Optional<Figures> counted = Optional.empty();
    while (counted.isEmpty()) {
      Statistics statistics = JOURNAL.statistics(new FailingTable(JOURNAL.feeds, reads));
      try {
        counted = Optional.of(statistics.count(question, () -> true));
      } catch (StoreException.Unavailable failed) {
        reads++;
      }
    }
    assertThat(counted.get().rows()).isEqualTo(JOURNAL.expected(question));
    assertThat(reads).isGreaterThan(2 * DAYS);
  }

  @Test
  void a_question_that_the_rows_answered_is_answered_again_without_them() {
    CountingTable counting = new CountingTable(JOURNAL.feeds);
    Statistics statistics = JOURNAL.statistics(counting);
    Question question =
        by(Level.DAY, Map.of(Dimension.TYPE, Set.of("scanner")), Dimension.FEED, Dimension.COUNTRY);
    Question other =
        by(
            Level.DAY,
            Map.of(Dimension.TYPE, Set.of("phishing")),
            Dimension.FEED,
            Dimension.COUNTRY);
    Figures first = statistics.count(question, () -> true);
    int items = counting.items();

    assertThat(statistics.count(question, () -> true)).isEqualTo(first);
    assertThat(first.rows()).isEqualTo(JOURNAL.expected(question));
    assertThat(counting.items() - items).isLessThan(30).isLessThan(items);
    JOURNAL.clock.advance(Duration.ofMinutes(11));
    assertThat(statistics.count(question, () -> true)).isEqualTo(first);
    assertThat(counting.items()).as("an erasure may have changed sheets").isGreaterThan(2 * items);
    assertThat(statistics.count(other, () -> true).rows()).isEqualTo(JOURNAL.expected(other));
  }

  @Test
  void parts_without_the_values_are_not_read() {
    Map<Dimension, Set<String>> where =
        Map.of(Dimension.SENDER, Set.of("sender-1"), Dimension.TYPE, Set.of("scanner", "phishing"));
    Map<Dimension, Set<String>> ofNobody =
        Map.of(Dimension.FEED, Set.of("feed-9"), Dimension.TYPE, Set.of("scanner"));
    Map<Dimension, Set<String>> inAllParts =
        Map.of(Dimension.COUNTRY, Set.of("AT"), Dimension.TYPE, Set.of("scanner", "phishing"));
    int all = assertExact(by(Level.DAY, inAllParts, Dimension.TYPE, Dimension.FEED)).items();

    int some = assertExact(by(Level.DAY, where, Dimension.TYPE, Dimension.COUNTRY)).items();
    CountingTable counting = new CountingTable(JOURNAL.feeds);
    Figures none =
        JOURNAL.statistics(counting).count(by(Level.DAY, ofNobody, Dimension.TYPE), () -> true);

    assertThat(some).isLessThan(all * 2 / 3);
    assertThat(none.rows()).isEmpty();
    assertThat(counting.items()).isLessThan(30);
  }

  @Test
  void a_sheet_that_does_not_say_where_its_values_are_is_read_whole() {
    try (Journal journal = new Journal(new Random(2))) {
      journal.append(IntStream.range(0, ROWS).mapToObj(SummariesTest::event).toList());
      journal.clock.advance(Duration.ofDays(3));
      journal.builder(journal.feeds).build(() -> true);
      Question question =
          by(
              Level.DAY,
              Map.of(Dimension.SENDER, Set.of("sender-1"), Dimension.TYPE, Set.of("scanner")),
              Dimension.TYPE,
              Dimension.COUNTRY);
      CountingTable known = new CountingTable(journal.feeds);
      CountingTable unknown = new CountingTable(journal.feeds);
      Figures figures = journal.statistics(known).count(question, () -> true);

      forgetDirectory(journal);

      assertThat(figures.rows()).isEqualTo(journal.expected(question)).isNotEmpty();
      assertThat(journal.statistics(unknown).count(question, () -> true)).isEqualTo(figures);
      assertThat(unknown.items()).isGreaterThan(known.items() + 5);
    }
  }

  /** Leaves the sheet of the only day as hubs before this version wrote it. */
  private static void forgetDirectory(Journal journal) {
    Item item =
        journal.feeds.query(Range.ascending("~statistics/day", 2), Consistency.STRONG).getFirst();
    Head head = SheetHeadCodec.decode(Level.DAY, item.body());
    assertThat(head.part()).isNotEmpty();
    Head old = new Head(head.sheet(), head.isIndexed(), head.parts(), new byte[0], 6);
    journal.feeds.replaceIfVersion(
        Draft.of(item.key(), SheetHeadCodec.encode(old)), item.version());
  }
}
