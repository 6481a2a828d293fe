package io.signalbox.store;

import static io.signalbox.store.Examples.anything;
import static io.signalbox.store.Examples.draft;
import static io.signalbox.store.Examples.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a table promises of the items of one partition. */
public interface RangeContract {

  /** A table that nobody but the test class writes to. It may hold items of other tests. */
  Table table();

  @Test
  default void aPartitionIsReadInBothDirections() {
    String partition = partition("a", "b", "c");
    insert(partition + "2", "z");

    assertThat(sorts(Range.ascending(partition, 10))).containsExactly("a", "b", "c");
    assertThat(sorts(Range.descending(partition, 10))).containsExactly("c", "b", "a");
    assertThat(sorts(Range.ascending(partition + "1", 10))).isEmpty();
  }

  @Test
  default void aRangeReadsWholeItems() {
    Draft draft = draft("a");
    table().insertIfAbsent(draft);

    assertThat(table().query(Range.ascending(draft.key().partition(), 1), Consistency.STRONG))
        .containsExactly(Item.of(draft, 1));
  }

  @Test
  default void aLimitKeepsToTheEndThatIsReadFirst() {
    String partition = partition("a", "b", "c");

    assertThat(sorts(Range.ascending(partition, 2))).containsExactly("a", "b");
    assertThat(sorts(Range.descending(partition, 2))).containsExactly("c", "b");
    assertThat(sorts(Range.ascending(partition, 3))).containsExactly("a", "b", "c");
  }

  @Test
  default void aRangeBeginsAtFromAndEndsBeforeToInBothDirections() {
    String partition = partition("a", "b", "c", "d");
    Range up = Range.ascending(partition, 10);
    Range down = Range.descending(partition, 10);

    assertThat(sorts(up.from("b"))).containsExactly("b", "c", "d");
    assertThat(sorts(up.to("c"))).containsExactly("a", "b");
    assertThat(sorts(up.from("b").to("d"))).containsExactly("b", "c");
    assertThat(sorts(down.from("b"))).containsExactly("d", "c", "b");
    assertThat(sorts(down.to("c"))).containsExactly("b", "a");
    assertThat(sorts(down.from("b").to("d"))).containsExactly("c", "b");
  }

  @Test
  default void boundsNeedNoItems() {
    String partition = partition("b", "d");

    assertThat(sorts(Range.ascending(partition, 10).from("a").to("c"))).containsExactly("b");
    assertThat(sorts(Range.descending(partition, 10).from("c").to("x"))).containsExactly("d");
  }

  @Test
  default void aRangeWithNothingBetweenItsBoundsIsEmpty() {
    String partition = partition("a", "b", "c");

    assertThat(sorts(Range.ascending(partition, 10).from("b").to("b"))).isEmpty();
    assertThat(sorts(Range.ascending(partition, 10).from("c").to("a"))).isEmpty();
    assertThat(sorts(Range.descending(partition, 10).from("c").to("a"))).isEmpty();
    assertThat(sorts(Range.ascending(partition, 10).from("ba").to("bz"))).isEmpty();
  }

  @Test
  default void aLimitCountsItemsWithinTheBoundsOnly() {
    String partition = partition("a", "b", "c", "d");

    assertThat(sorts(Range.descending(partition, 2).to("d"))).containsExactly("c", "b");
    assertThat(sorts(Range.descending(partition, 1).from("a").to("d"))).containsExactly("c");
    assertThat(sorts(Range.ascending(partition, 2).from("b").to("d"))).containsExactly("b", "c");
  }

  @Test
  default void aPrefixTakesWhatBeginsWithItAndNothingElse() {
    String partition =
        partition("page", "page#", "page#1", "page#\uFFFD", "page#\uD83D\uDE00", "page$", "pagf");

    assertThat(sorts(Range.withPrefix(partition, "page#", 10)))
        .containsExactly("page#", "page#1", "page#\uFFFD", "page#\uD83D\uDE00");
    assertThat(sorts(Range.withPrefix(partition, "page#", 2))).containsExactly("page#", "page#1");
    assertThat(sorts(Range.withPrefix(partition, "", 10))).hasSize(7);
  }

  @Test
  default void sortKeysAreOrderedByTheirUtf8Bytes() {
    String partition = fresh("a").partition();
    List<String> ordered =
        List.of(
            "\u0001",
            "!",
            "0",
            "10",
            "9",
            "A",
            "a",
            "aa",
            "z",
            "\u007F",
            "ß",
            "ü",
            "\uD7FF",
            "\uE000",
            "\uFFFD",
            "\uD800\uDC00",
            "\uD83D\uDE00",
            "\uDBFF\uDFFD");
    ordered.reversed().forEach(sort -> insert(partition, sort));

    assertThat(sorts(Range.ascending(partition, 100))).isEqualTo(ordered);
    assertThat(sorts(Range.descending(partition, 100))).isEqualTo(ordered.reversed());
    assertThat(sorts(Range.ascending(partition, 100).from("\uE000").to("\uD83D\uDE00")))
        .containsExactly("\uE000", "\uFFFD", "\uD800\uDC00");
  }

  @Test
  default void aRangeOfManyMegabytesIsReadWhole() {
    String partition = fresh("a").partition();
    for (int number = 10; number < 24; number++) {
      table().insertIfAbsent(Draft.of(new Key(partition, "" + number), anything(300_000)));
    }

    assertThat(sorts(Range.ascending(partition, 100))).hasSize(14);
    assertThat(sorts(Range.descending(partition, 12).to("23"))).hasSize(12).startsWith("22");
  }

  @Test
  default void deletedItemsAreInNoRange() {
    String partition = partition("a", "b");
    table().deleteIfVersion(new Key(partition, "a"), 1);

    assertThat(sorts(Range.ascending(partition, 10))).containsExactly("b");
  }

  private String partition(String... sorts) {
    String partition = fresh("a").partition();
    for (String sort : sorts) {
      insert(partition, sort);
    }
    return partition;
  }

  private void insert(String partition, String sort) {
    table().insertIfAbsent(draft(partition, sort));
  }

  private List<String> sorts(Range range) {
    return table().query(range, Consistency.STRONG).stream()
        .map(item -> item.key().sort())
        .toList();
  }
}
