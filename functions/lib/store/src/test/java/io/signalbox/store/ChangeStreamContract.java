package io.signalbox.store;

import static io.signalbox.store.Examples.anything;
import static io.signalbox.store.Examples.draft;
import static io.signalbox.store.Examples.eventually;
import static io.signalbox.store.Examples.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a table's change stream promises. */
public interface ChangeStreamContract {

  /** A table with a stream. */
  Table table();

  /** All that the stream has told since the table was made, in its order. */
  List<Change> told();

  @Test
  default void insertsAndReplacementsAreToldInOrderEachAsItWas() {
    Draft first =
        new Draft(
            fresh("a"),
            anything(100_000),
            Instant.parse("2026-11-22T04:05:06.789Z"),
            Instant.parse("2099-12-24T18:00:00Z"));
    Draft second = Draft.of(first.key(), Body.ofText("second"));
    Draft third = Draft.of(first.key(), Body.ofText("third"));
    table().insertIfAbsent(first);
    table().replaceIfVersion(second, 1);
    table().replaceIfVersion(third, 2);

    awaitTold(first.key(), Item.of(first, 1), Item.of(second, 2), Item.of(third, 3));
  }

  @Test
  default void whatWasNotDoneIsNotTold() {
    Draft draft = draft("a");
    Draft other = Draft.of(draft.key(), Body.ofText("other"));
    table().insertIfAbsent(draft);
    table().insertIfAbsent(other);
    table().replaceIfVersion(other, 5);
    table().deleteIfVersion(draft.key(), 5);

    Draft last = draft("last");
    table().insertIfAbsent(last);
    awaitTold(last.key(), Item.of(last, 1));
    awaitTold(draft.key(), Item.of(draft, 1));
  }

  @Test
  default void removalsAreNotTold() {
    Draft draft = draft("a");
    table().insertIfAbsent(draft);
    table().deleteIfVersion(draft.key(), 1);
    table().insertIfAbsent(draft);

    eventually()
        .until(() -> told().stream().filter(change -> isAbout(change, draft.key())).count() == 2);
    assertThat(told())
        .filteredOn(change -> isAbout(change, draft.key()))
        .extracting(Change::item)
        .containsOnly(Item.of(draft, 1));
  }

  @Test
  default void eachChangeHasASequenceOfItsOwn() {
    String partition = fresh("a").partition();
    for (int number = 0; number < 30; number++) {
      table().insertIfAbsent(draft(partition, "item " + number));
    }

    eventually()
        .until(
            () ->
                told().stream()
                        .filter(change -> change.item().key().partition().equals(partition))
                        .map(Change::sequence)
                        .distinct()
                        .count()
                    == 30);
  }

  private void awaitTold(Key key, Item... expected) {
    eventually()
        .untilAsserted(
            () -> {
              Set<Item> items = new LinkedHashSet<>();
              told().stream()
                  .filter(change -> isAbout(change, key))
                  .forEach(change -> items.add(change.item()));
              assertThat(items).containsExactly(expected);
            });
  }

  private static boolean isAbout(Change change, Key key) {
    return change.item().key().equals(key);
  }
}
