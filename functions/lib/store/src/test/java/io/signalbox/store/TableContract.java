package io.signalbox.store;

import static io.signalbox.store.Examples.anything;
import static io.signalbox.store.Examples.draft;
import static io.signalbox.store.Examples.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a table promises of single items. */
public interface TableContract {

  /** A table that nobody but the test class writes to. It may hold items of other tests. */
  Table table();

  @Test
  default void anInsertedItemStandsUnderVersionOneAsItWasDrafted() {
    Draft draft =
        new Draft(
            fresh("a"),
            anything(1_000),
            Instant.parse("2026-11-22T04:05:06.789Z"),
            Instant.parse("2026-12-24T18:00:00Z"));

    Insertion insertion = table().insertIfAbsent(draft);

    assertThat(insertion).isEqualTo(new Insertion.Inserted(Item.of(draft, 1)));
    assertThat(table().get(draft.key(), Consistency.STRONG)).contains(Item.of(draft, 1));
  }

  @Test
  default void aSecondInsertAnswersWithTheItemThatWasThereAndLeavesIt() {
    Draft first = draft("a");
    table().insertIfAbsent(first);

    Insertion insertion = table().insertIfAbsent(Draft.of(first.key(), Body.ofText("second")));

    assertThat(insertion).isEqualTo(new Insertion.Present(Item.of(first, 1)));
    assertThat(table().get(first.key(), Consistency.STRONG)).contains(Item.of(first, 1));
  }

  @Test
  default void anAbsentItemIsEmpty() {
    assertThat(table().get(fresh("a"), Consistency.STRONG)).isEmpty();
    assertThat(table().get(fresh("a"), Consistency.EVENTUAL)).isEmpty();
  }

  @Test
  default void aReplacementStandsUnderTheNextVersionWithNothingLeftOfTheOneBefore() {
    Key key = fresh("a");
    Instant time = Instant.parse("2026-12-24T18:00:00Z");
    table().insertIfAbsent(new Draft(key, Body.ofText("first"), time, time));
    Draft second = Draft.of(key, Body.ofText("second"));

    assertThat(table().replaceIfVersion(second, 1)).isTrue();

    assertThat(table().get(key, Consistency.STRONG)).contains(Item.of(second, 2));
  }

  @Test
  default void aReplacementOfAnotherVersionDoesNothing() {
    Draft first = draft("a");
    table().insertIfAbsent(first);
    Draft other = Draft.of(first.key(), Body.ofText("other"));

    assertThat(table().replaceIfVersion(other, 2)).isFalse();
    assertThat(table().replaceIfVersion(other, 0)).isFalse();

    assertThat(table().get(first.key(), Consistency.STRONG)).contains(Item.of(first, 1));
  }

  @Test
  default void aReplacementOfAnAbsentItemDoesNothing() {
    Draft draft = draft("a");

    assertThat(table().replaceIfVersion(draft, 1)).isFalse();

    assertThat(table().get(draft.key(), Consistency.STRONG)).isEmpty();
  }

  @Test
  default void theSameReplacementTriedAgainReadsAsSuccess() {
    Draft first = draft("a");
    table().insertIfAbsent(first);
    Draft second =
        new Draft(
            first.key(),
            Body.ofText("second"),
            Instant.parse("2026-12-24T18:00:00.0001Z"),
            Instant.parse("2026-12-24T18:00:00.0001Z"));
    table().replaceIfVersion(second, 1);

    assertThat(table().replaceIfVersion(second, 1)).isTrue();

    assertThat(table().get(first.key(), Consistency.STRONG)).contains(Item.of(second, 2));
  }

  @Test
  default void anotherReplacementOfTheSameVersionReadsAsFailure() {
    Draft first = draft("a");
    table().insertIfAbsent(first);
    Draft second = Draft.of(first.key(), Body.ofText("second"));
    table().replaceIfVersion(second, 1);

    assertThat(table().replaceIfVersion(Draft.of(first.key(), Body.ofText("late")), 1)).isFalse();
    assertThat(table().replaceIfVersion(second.dueAt(Instant.ofEpochSecond(5)), 1)).isFalse();
    assertThat(table().replaceIfVersion(second.expiringAt(Instant.MAX.minusSeconds(1)), 1))
        .isFalse();

    assertThat(table().get(first.key(), Consistency.STRONG)).contains(Item.of(second, 2));
  }

  @Test
  default void aDeletedItemIsGoneAndItsKeyFree() {
    Draft draft = draft("a");
    table().insertIfAbsent(draft);

    assertThat(table().deleteIfVersion(draft.key(), 1)).isTrue();

    assertThat(table().get(draft.key(), Consistency.STRONG)).isEmpty();
    assertThat(table().insertIfAbsent(draft)).isInstanceOf(Insertion.Inserted.class);
  }

  @Test
  default void aDeletionOfAnotherVersionDoesNothing() {
    Draft draft = draft("a");
    table().insertIfAbsent(draft);

    assertThat(table().deleteIfVersion(draft.key(), 2)).isFalse();

    assertThat(table().get(draft.key(), Consistency.STRONG)).contains(Item.of(draft, 1));
  }

  @Test
  default void aDeletionOfAnAbsentItemReadsAsSuccess() {
    assertThat(table().deleteIfVersion(fresh("a"), 1)).isTrue();
  }

  @Test
  default void aBodyOfTheLimitIsKeptAndALargerOneRefused() {
    Draft largest = Draft.of(fresh("a"), anything(Table.BODY_LIMIT_BYTES));
    table().insertIfAbsent(largest);

    assertThat(table().get(largest.key(), Consistency.STRONG)).contains(Item.of(largest, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Draft.of(fresh("b"), anything(Table.BODY_LIMIT_BYTES + 1)));
  }

  @Test
  default void anEmptyBodyIsKept() {
    Draft empty = Draft.of(fresh("a"), Body.ofText(""));
    table().insertIfAbsent(empty);

    assertThat(table().get(empty.key(), Consistency.STRONG)).contains(Item.of(empty, 1));
  }

  @Test
  default void theLargestItemHasTheLongestKeysAndEveryTime() {
    Key key = new Key(fresh("a").partition() + "p".repeat(1_900), "ü".repeat(512));
    Draft draft =
        new Draft(
            key, anything(Table.BODY_LIMIT_BYTES), Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
    Draft never = draft.expiringAt(null).dueAt(null);

    assertThat(table().insertIfAbsent(never)).isInstanceOf(Insertion.Inserted.class);
    assertThat(table().replaceIfVersion(draft.expiringAt(Instant.parse("2099-01-01T00:00:00Z")), 1))
        .isTrue();
  }

  @Test
  default void keysOfAnyTextAreKeptApart() {
    List<Draft> drafts = new ArrayList<>();
    String partition = fresh("a").partition();
    for (String tail : List.of("", "#", "\u0000", "\u0000\u0000", "ÿ", "\uD83D\uDE00", " ")) {
      for (String sort : List.of("s", "\u0000", "\u0000s", "ÿ", "\uFFFD", "\uD83D\uDE00")) {
        drafts.add(Draft.of(new Key(partition + tail, sort), Body.ofText(tail + "/" + sort)));
      }
    }
    drafts.forEach(draft -> table().insertIfAbsent(draft));

    for (Draft draft : drafts) {
      assertThat(table().get(draft.key(), Consistency.STRONG)).contains(Item.of(draft, 1));
    }
  }

  @Test
  default void manyItemsAreReadAtOnceAndAbsentOnesLeftOut() {
    List<Key> keys = new ArrayList<>();
    for (int number = 0; number < 230; number++) {
      Draft draft = draft("item " + number);
      keys.add(draft.key());
      if (number % 10 != 0) {
        table().insertIfAbsent(draft);
      }
    }

    Map<Key, Item> found = table().getAll(keys, Consistency.STRONG);

    assertThat(found).hasSize(207);
    assertThat(found).allSatisfy((key, item) -> assertThat(item.key()).isEqualTo(key));
    assertThat(found.keySet()).isSubsetOf(keys);
    assertThat(table().getAll(List.of(), Consistency.STRONG)).isEmpty();
  }

  @Test
  default void manyLargeItemsAreReadAtOnce() {
    List<Key> keys = new ArrayList<>();
    for (int number = 0; number < 50; number++) {
      Draft draft = Draft.of(fresh("item " + number), anything(350_000));
      keys.add(draft.key());
      table().insertIfAbsent(draft);
    }

    assertThat(table().getAll(keys, Consistency.EVENTUAL)).hasSize(50);
  }

  @Test
  default void aKeyThatIsAskedForTwiceIsAnsweredOnce() {
    Draft draft = draft("a");
    table().insertIfAbsent(draft);

    assertThat(table().getAll(List.of(draft.key(), draft.key()), Consistency.STRONG))
        .containsExactly(Map.entry(draft.key(), Item.of(draft, 1)));
  }
}
