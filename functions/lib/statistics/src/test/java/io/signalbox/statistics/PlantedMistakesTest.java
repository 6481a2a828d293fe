package io.signalbox.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.store.Consistency;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Item;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That a recount finds sheets that are wrong. */
class PlantedMistakesTest {
  private static final String SHEETS = "~statistics/";

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("a page that is counted twice", PlantedMistakesTest::pageTwice),
        mistake("a page that is left out", PlantedMistakesTest::pageLeftOut));
  }

  private static Arguments mistake(String name, UnaryOperator<Table> mistake) {
    return Arguments.of(name, mistake);
  }

  private static Table pageTwice(Table table) {
    return read(table, pages -> pages.add(1, pages.get(1)));
  }

  private static Table pageLeftOut(Table table) {
    return read(table, pages -> pages.remove(1));
  }

  /** Alters what is read of the journal, where it is two pages or more. */
  private static Table read(Table table, Consumer<List<Item>> mistake) {
    return new ForwardingTable(table) {
      @Override
      public List<Item> query(Range range, Consistency consistency) {
        List<Item> items = new ArrayList<>(super.query(range, consistency));
        if (!range.partition().startsWith(SHEETS) && items.size() > 1) {
          mistake.accept(items);
        }
        return items;
      }
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void a_recount_differs(String name, UnaryOperator<Table> mistake) {
    assertThat(differs(mistake)).as(name).isTrue();
    assertThat(differs(UnaryOperator.identity())).isFalse();
  }

  private static boolean differs(UnaryOperator<Table> mistake) {
    try (Journal journal = new Journal(new Random(3))) {
      for (int i = 0; i < 30; i++) {
        journal.append(20);
        journal.clock.advance(Duration.ofMinutes(20));
      }
      journal.clock.advance(Duration.ofHours(2));
      journal.builder(mistake.apply(journal.feeds)).build(() -> true);
      Question question =
          new Question(List.of(), Map.of(), Instant.EPOCH, Optional.empty(), Level.HOUR);
      return !journal
          .statistics()
          .count(question, () -> true)
          .equals(journal.statistics().recount(question, () -> true));
    }
  }
}
