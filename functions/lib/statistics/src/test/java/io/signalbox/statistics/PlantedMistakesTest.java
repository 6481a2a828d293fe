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
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** That a recount finds sheets that are wrong. */
class PlantedMistakesTest {
  private static final String SHEETS = "~statistics/";

  private static Table pageTwice(Table table) {
    return new ForwardingTable(table) {
      @Override
      public List<Item> query(Range range, Consistency consistency) {
        List<Item> items = new ArrayList<>(super.query(range, consistency));
        if (!range.partition().startsWith(SHEETS) && items.size() > 1) {
          items.add(1, items.get(1));
        }
        return items;
      }
    };
  }

  @Test
  void a_recount_differs_where_a_page_was_counted_twice() {
    assertThat(differs(PlantedMistakesTest::pageTwice)).isTrue();
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
