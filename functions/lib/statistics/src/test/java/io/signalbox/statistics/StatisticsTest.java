package io.signalbox.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticsTest {
  private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");

  /** Sheets have one host each in most rows here, and estimates of a few hundred are exact. */
  private static void assertExact(Journal journal, Question question) {
    List<Figures.Row> expected = journal.expected(question);
    assertThat(journal.statistics().count(question, () -> true).rows()).isEqualTo(expected);
    assertThat(journal.statistics().recount(question, () -> true).rows()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void figures_are_those_of_a_recount_at_any_moment(long seed) {
    Random random = new Random(seed);
    try (Journal journal = new Journal(random)) {
      for (int turn = 0; turn < 60; turn++) {
        switch (random.nextInt(7)) {
          case 0, 1, 2 -> journal.append(1 + random.nextInt(30));
          case 3 -> journal.appendUpdate();
          case 4 -> journal.clock.advance(Duration.ofMinutes(random.nextInt(5 * 60)));
          case 5 -> journal.clock.advance(Duration.ofHours(random.nextInt(20 * 24)));
          default -> build(journal, random);
        }
        if (turn % 5 == 0) {
          assertExact(journal, question(random));
        }
      }
      journal.clock.advance(Duration.ofDays(40));
      journal.builder(journal.feeds).build(() -> true);
      for (Level step : Level.values()) {
        assertExact(
            journal,
            new Question(List.of(Dimension.FEED), Map.of(), EARLY, Optional.empty(), step));
      }
    }
  }

  /** By one, by two who take turns, or by one that dies between any two writes. */
  private static void build(Journal journal, Random random) {
    SheetBuilder dying =
        journal.builder(new DyingTable(journal.feeds, random.nextInt(4), random.nextBoolean()));
    try {
      dying.build(() -> random.nextInt(4) > 0);
    } catch (StoreException.Unavailable died) {
      assertThat(died).hasMessage("It dies here");
    }
    if (random.nextBoolean()) {
      journal.builder(journal.feeds).build(() -> random.nextInt(3) > 0);
    }
  }

  private static Question question(Random random) {
    List<Dimension> dimensions = new ArrayList<>(Dimension.OF_EVENTS);
    Collections.shuffle(dimensions, random);
    Level step = List.of(Level.values()).get(random.nextInt(3));
    Instant from = step.period(EARLY.plus(Duration.ofDays(random.nextInt(100))));
    Optional<Instant> to =
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(step.period(from.plus(Duration.ofDays(32 + random.nextInt(60)))));
    return new Question(
        dimensions.subList(0, random.nextInt(3)),
        random.nextBoolean() ? Map.of() : Map.of(Dimension.COUNTRY, Set.of("AT", "DE")),
        from,
        to,
        step);
  }

  @Test
  void twenty_five_thousand_values_are_counted_in_several_sheets_of_several_parts() {
    try (Journal journal = new Journal(new Random(1))) {
      journal.append(
          IntStream.range(0, 25_000)
              .mapToObj(
                  i ->
                      JsonNodeFactory.instance
                          .objectNode()
                          .put("classification.identifier", "identifier-" + i)
                          .put("source.ip", "198.51.100." + i % 256))
              .toList());
      journal.clock.advance(Duration.ofHours(2));
      assertThat(journal.builder(journal.feeds).build(() -> true)).isGreaterThan(1);
      Question total = new Question(List.of(), Map.of(), EARLY, Optional.empty(), Level.MONTH);
      Question one =
          new Question(
              List.of(Dimension.IDENTIFIER),
              Map.of(Dimension.IDENTIFIER, Set.of("identifier-24999")),
              EARLY,
              Optional.empty(),
              Level.HOUR);
      Question each =
          new Question(
              List.of(Dimension.IDENTIFIER), Map.of(), EARLY, Optional.empty(), Level.HOUR);

      Figures.Row all = journal.statistics().count(total, () -> true).rows().getFirst();
      assertThat(all.events()).isEqualTo(25_000);
      assertThat(all.hosts()).isBetween(244L, 268L);
      assertThat(journal.statistics().count(one, () -> true).rows())
          .isEqualTo(journal.expected(one))
          .hasSize(1);
      assertThatThrownBy(() -> journal.statistics().count(each, () -> true))
          .isInstanceOf(TooMuch.class)
          .hasMessage("ROWS");
    }
  }

  @Test
  void an_hour_that_is_not_over_has_no_sheet() {
    try (Journal journal = new Journal(new Random(1))) {
      SheetBuilder builder = journal.builder(journal.feeds);
      journal.append(3);
      assertThat(builder.build(() -> true)).as("the journal's first hour").isZero();

      journal.clock.advance(Duration.ofHours(2));
      assertThat(builder.build(() -> true)).isPositive();
      journal.append(3);
      assertThat(builder.build(() -> true)).as("a later hour").isZero();
    }
  }

  @Test
  void what_is_past_its_time_is_not_counted_in_part_and_the_answer_says_since_when() {
    try (Journal journal = new Journal(new Random(1))) {
      journal.append(10);
      journal.clock.advance(Duration.ofDays(2));
      journal.builder(journal.feeds).build(() -> true);
      journal.clock.advance(Journal.RETENTION.minusDays(1));

      Figures hours =
          journal
              .statistics()
              .count(
                  new Question(List.of(), Map.of(), EARLY, Optional.empty(), Level.HOUR),
                  () -> true);
      Figures days =
          journal
              .statistics()
              .count(
                  new Question(List.of(), Map.of(), EARLY, Optional.empty(), Level.DAY),
                  () -> true);

      assertThat(hours.rows()).isEmpty();
      assertThat(hours.since()).isEqualTo(Instant.parse("2026-01-31T21:00:00Z"));
      assertThat(days.rows().getFirst().events()).isEqualTo(10);
      assertThat(days.since()).isEqualTo(EARLY);
    }
  }

  @Test
  void a_hub_that_counted_too_late_says_that_entries_were_missing() {
    try (Journal journal = new Journal(new Random(1))) {
      journal.append(10);
      journal.clock.advance(Duration.ofDays(40));
      journal.builder(journal.feeds).build(() -> true);
      journal.clock.advance(Duration.ofDays(100));
      journal.append(10);
      journal.clock.advance(Duration.ofDays(150));
      journal.append(1);
      journal.clock.advance(Duration.ofDays(60));
      journal.store.sweep();
      Question months = new Question(List.of(), Map.of(), EARLY, Optional.empty(), Level.MONTH);

      Figures figures = journal.statistics().count(months, () -> true);

      assertThat(figures.isWhole()).isFalse();
      assertThat(figures.rows()).extracting(Figures.Row::events).containsExactly(10L, 1L);
    }
  }
}
