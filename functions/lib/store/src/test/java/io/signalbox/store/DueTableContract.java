package io.signalbox.store;

import static io.signalbox.store.Examples.draft;
import static io.signalbox.store.Examples.eventually;
import static io.signalbox.store.Examples.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What a table with a due index promises, which is all that a table promises and more. */
public interface DueTableContract extends TableContract, RangeContract, ConcurrencyContract {
  Instant NOON = Instant.parse("2001-02-03T12:00:00Z");
  int MANY = 10_000;

  @Override
  DueTable table();

  @Test
  default void anItemIsDueFromItsTimeOn() {
    Draft draft = draft("a").dueAt(NOON.plusMillis(5));
    table().insertIfAbsent(draft);

    awaitDue(draft.key(), NOON.plusMillis(5), Predicate.not(List::isEmpty));
    assertThat(due(draft.key(), NOON.plusMillis(5)))
        .containsExactly(new DueTable.Due(draft.key(), NOON.plusMillis(5)));
    assertThat(due(draft.key(), NOON.plusMillis(6))).hasSize(1);
    assertThat(due(draft.key(), NOON.plusMillis(4))).isEmpty();
  }

  @Test
  default void aReplacementMovesTheTimeAndOneWithoutTimeEndsIt() {
    Draft draft = draft("a").dueAt(NOON);
    table().insertIfAbsent(draft);

    table().replaceIfVersion(draft.dueAt(NOON.plusSeconds(60)), 1);
    awaitDue(draft.key(), NOON, List::isEmpty);
    awaitDue(draft.key(), NOON.plusSeconds(60), Predicate.not(List::isEmpty));

    table().replaceIfVersion(draft.dueAt(null), 2);
    awaitDue(draft.key(), NOON.plusSeconds(600), List::isEmpty);
  }

  @Test
  default void aDeletedItemIsNotDue() {
    Draft draft = draft("a").dueAt(NOON);
    table().insertIfAbsent(draft);
    awaitDue(draft.key(), NOON, Predicate.not(List::isEmpty));

    table().deleteIfVersion(draft.key(), 1);

    awaitDue(draft.key(), NOON, List::isEmpty);
  }

  @Test
  default void anItemWithoutTimeIsNeverDue() {
    Draft draft = draft("a");
    Draft other = draft("b").dueAt(NOON);
    table().insertIfAbsent(draft);
    table().insertIfAbsent(other);

    awaitDue(other.key(), NOON, Predicate.not(List::isEmpty));
    assertThat(due(draft.key(), NOON.plus(Duration.ofDays(36_500)))).isEmpty();
  }

  @Test
  default void allThatAreDueAreFoundWhateverTheirKeys() {
    String partition = fresh("a").partition();
    List<Key> keys = new ArrayList<>();
    for (int number = 0; number < 60; number++) {
      Draft draft = draft(partition + "-" + number, "s").dueAt(NOON.minusSeconds(number));
      keys.add(draft.key());
      table().insertIfAbsent(draft);
    }

    eventually()
        .untilAsserted(
            () ->
                assertThat(table().due(NOON, MANY))
                    .extracting(DueTable.Due::key)
                    .containsAll(keys));
  }

  @Test
  default void theLongestOverdueIsFoundHoweverLowTheLimit() {
    Draft oldest = draft("a").dueAt(Instant.EPOCH);
    table().insertIfAbsent(oldest);
    table().insertIfAbsent(draft("b").dueAt(NOON));

    awaitDue(oldest.key(), NOON, Predicate.not(List::isEmpty));
    List<DueTable.Due> few = table().due(NOON, 2);
    assertThat(few).hasSizeBetween(1, 2);
    assertThat(few.stream().min(Comparator.comparing(DueTable.Due::at)).orElseThrow().at())
        .isEqualTo(Instant.EPOCH);
  }

  private List<DueTable.Due> due(Key key, Instant until) {
    return table().due(until, MANY).stream().filter(one -> one.key().equals(key)).toList();
  }

  private void awaitDue(Key key, Instant until, Predicate<List<DueTable.Due>> expected) {
    eventually().until(() -> due(key, until), expected);
  }
}
