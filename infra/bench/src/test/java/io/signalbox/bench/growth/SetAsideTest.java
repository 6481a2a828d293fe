package io.signalbox.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.runtime.template.Template;
import io.signalbox.store.Consistency;
import io.signalbox.store.DueTable;
import io.signalbox.store.ForwardingDueTable;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Range;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** How many items the tables read while all that was set aside is tried again. */
class SetAsideTest {
  private static final int FEW = 100;
  private static final int TIMES = 4;

  @Test
  void a_round_reads_in_proportion_to_what_is_set_aside() throws Exception {
    assertThat(growth(UnaryOperator.identity())).isLessThan(1.5 * TIMES);
  }

  @Test
  void a_retry_that_looks_at_all_that_is_set_aside_is_found() throws Exception {
    assertThat(growth(SetAsideTest::lookingAtAll)).isGreaterThan(3 * TIMES);
  }

  /** How many times as many items a round reads where as many times more are set aside. */
  private static double growth(UnaryOperator<DueTable> variant) throws Exception {
    return (double) items(FEW * TIMES, variant) / items(FEW, variant);
  }

  private static long items(int size, UnaryOperator<DueTable> variant) throws Exception {
    Template template = Template.read(Path.of("../../template.yaml"), Map.of());
    try (SetAside setAside = new SetAside(new Ground(template, variant), size)) {
      return setAside.itemsQueriedInRound();
    }
  }

  /** Who looks up what was set aside reads all of its destination. */
  private static DueTable lookingAtAll(DueTable table) {
    return new ForwardingDueTable(table) {
      @Override
      public Optional<Item> get(Key key, Consistency consistency) {
        return key.sort().contains("#aside")
            ? query(Range.ascending(key.partition(), Integer.MAX_VALUE), consistency).stream()
                .filter(item -> item.key().equals(key))
                .findFirst()
            : table.get(key, consistency);
      }
    };
  }
}
