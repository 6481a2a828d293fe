package io.signalbox.directory.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.store.ManualClock;
import io.signalbox.store.StoreException;
import io.signalbox.store.embedded.EmbeddedStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionedIndexTest {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-28T10:00:00Z"));
  private final WatchedTable table =
      new WatchedTable(EmbeddedStore.inMemory(clock).table("directory"));
  private final Random random = new Random(1);
  private final VersionedIndex index =
      new VersionedIndex(table, clock, random, new BlockCache(1_000_000));

  @Test
  void anEmptyIndexHasNothing() {
    Snapshot empty = index.current();
    assertThat(empty.revision()).isZero();
    assertThat(empty.get("a")).isEmpty();
    assertThat(entries(empty, "")).isEmpty();
  }

  /** Long keys make few children a block, so that the tree grows to several levels. */
  @ParameterizedTest
  @ValueSource(ints = {5, 900})
  void itEqualsAnOrderedMapWhateverIsChanged(int keyLength) {
    TreeMap<String, String> model = new TreeMap<>();
    Snapshot snapshot = index.current();
    for (int round = 0; round < 40; round++) {
      SortedMap<String, Optional<String>> changes = randomChanges(model, keyLength, round);
      snapshot = commit(snapshot, changes).orElseThrow();
      apply(changes, model);
      assertThat(entries(snapshot, "")).isEqualTo(model);
      String prefix = key(random.nextInt(40_000), keyLength).substring(0, 3);
      Map<String, String> expected = new TreeMap<>(model);
      expected.keySet().removeIf(key -> !key.startsWith(prefix));
      assertThat(entries(snapshot, prefix)).isEqualTo(expected);
      assertThat(snapshot.withPrefixes(List.of(prefix)).get(prefix))
          .extracting(Entry::key)
          .containsExactlyElementsOf(expected.keySet());
    }
    if (keyLength > 100) {
      assertThat(snapshot.head().depth()).isGreaterThan(1);
    }
    assertThat(entries(index.current(), "")).isEqualTo(model);
    SortedMap<String, Optional<String>> everything = new TreeMap<>();
    model.keySet().forEach(key -> everything.put(key, Optional.empty()));
    assertThat(entries(commit(snapshot, everything).orElseThrow(), "")).isEmpty();
  }

  @Test
  void oneOfTwoWritersOnTheSameRevisionWins() {
    Snapshot base = commit(index.current(), change("a", "1")).orElseThrow();
    assertThat(commit(base, change("a", "2"))).isPresent();
    assertThat(commit(base, change("a", "2"))).isEmpty();
    assertThat(index.current().revision()).isEqualTo(2);
  }

  @Test
  void aWriterThatDiesAnywhereLeavesTheRevisionBefore() {
    Snapshot base = commit(index.current(), many(2_000, "before")).orElseThrow();
    Map<String, String> before = entries(base, "");
    int writes = 0;
    for (Optional<Snapshot> done = Optional.empty(); done.isEmpty(); writes++) {
      table.dieAfterWrites(writes);
      try {
        done = commit(base, many(2_000, "after"));
      } catch (StoreException.Unavailable died) {
        table.dieAfterWrites(Integer.MAX_VALUE);
        assertThat(entries(fresh().current(), "")).isEqualTo(before);
      }
    }
    assertThat(writes).as("writes of the import").isGreaterThan(4);
    assertThat(entries(fresh().current(), "").values())
        .allMatch(value -> value.startsWith("after"));
  }

  @Test
  void aDayLaterOnlyTheLatestRevisionsBlocksStand() {
    Snapshot snapshot = commit(index.current(), many(3_000, "first")).orElseThrow();
    table.dieAfterWrites(3);
    Snapshot base = snapshot;
    assertThatThrownBy(() -> commit(base, many(3_000, "died")))
        .isInstanceOf(StoreException.Unavailable.class);
    table.dieAfterWrites(Integer.MAX_VALUE);
    snapshot = commit(snapshot, many(3_000, "second")).orElseThrow();
    clock.advance(Garbage.KEPT.plusMinutes(1));
    for (int i = 0; i < 4; i++) {
      snapshot = commit(snapshot, change("zz" + i, "x")).orElseThrow();
    }
    clock.advance(Garbage.KEPT.plusMinutes(1));
    for (int i = 0; i < 4; i++) {
      snapshot = commit(snapshot, new TreeMap<>()).orElseThrow();
    }
    long blocks =
        table.standing().stream().filter(key -> key.partition().startsWith("block#")).count();
    assertThat(blocks).isEqualTo(snapshot.blockIds().size());
    assertThat(entries(fresh().current(), "")).hasSize(3_004);
  }

  @Test
  void anEditWritesThreeItemsAmongFewAndAmongMany() {
    Snapshot few = commit(index.current(), many(5_000, "x")).orElseThrow();
    int before = table.writes();
    few = commit(few, change("00123", "edited")).orElseThrow();
    int amongFew = table.writes() - before;
    Snapshot many = commit(few, many(50_000, "y")).orElseThrow();
    before = table.writes();
    assertThat(commit(many, change("00123", "edited again"))).isPresent();
    assertThat(table.writes() - before).isEqualTo(amongFew).isEqualTo(3);
  }

  @Test
  void aLookUpOfManyKeysIsOneReadALevelAndNoneWhenWarm() {
    commit(index.current(), many(20_000, "x"));
    VersionedIndex cold = fresh();
    int before = table.reads();
    Snapshot snapshot = cold.current();
    List<String> keys = List.of("00001", "07777", "15000", "19999", "nothing");
    assertThat(snapshot.withPrefixes(keys)).hasSize(5);
    assertThat(table.reads() - before).isEqualTo(2);
    snapshot.withPrefixes(keys);
    assertThat(cold.newerThan(snapshot)).isSameAs(snapshot);
    assertThat(table.reads() - before).isEqualTo(3);
  }

  /** Entries of 20,000 objects have 5 million characters. */
  @Test
  void aLargeIndexFitsIntoAQuarterOfItsSize() {
    SortedMap<String, Optional<String>> objects = new TreeMap<>();
    for (int i = 0; i < 20_000; i++) {
      objects.put("%05d".formatted(i), Optional.of(object(i)));
    }
    index.commit(index.current(), List.of(objects));
    BlockCache cache = new BlockCache(1_250_000);
    Snapshot snapshot = new VersionedIndex(table, clock, random, cache).current();
    objects.keySet().forEach(key -> assertThat(snapshot.get(key)).isPresent());
    int before = table.reads();
    objects.forEach((key, value) -> assertThat(snapshot.get(key)).isEqualTo(value));
    assertThat(table.reads()).isEqualTo(before);
  }

  private static String object(int number) {
    return """
    {"source":"register","changedAt":"2026-11-28T10:00:00Z","changedBy":"administrator","version":3,\
    "kind":"CONTACT","id":"c%d","object":{"organisation":"o%d","roles":["abuse"],\
    "addresses":[{"address":"c%d@isp.example"}]}}\
    """
        .formatted(number, number / 2, number);
  }

  /** Large changes are committed in parts. */
  private Optional<Snapshot> commit(Snapshot base, SortedMap<String, Optional<String>> changes) {
    if (changes.size() < 1_000) {
      return index.commit(base, List.of(changes));
    }
    List<String> keys = List.copyOf(changes.keySet());
    String first = keys.get(random.nextInt(keys.size()));
    String second = keys.get(random.nextInt(keys.size()));
    String low = first.compareTo(second) < 0 ? first : second;
    String high = low.equals(first) ? second : first;
    return index.commit(
        base,
        List.of(
            new TreeMap<>(changes.headMap(low)),
            new TreeMap<>(changes.tailMap(high)),
            new TreeMap<>(changes.subMap(low, high))));
  }

  private VersionedIndex fresh() {
    return new VersionedIndex(
        table, clock, new Random(random.nextLong()), new BlockCache(1_000_000));
  }

  private SortedMap<String, Optional<String>> randomChanges(
      Map<String, String> model, int keyLength, int round) {
    SortedMap<String, Optional<String>> changes = new TreeMap<>();
    int count = round % 8 == 0 ? 6_000 : random.nextInt(1, 5);
    for (int i = 0; i < count; i++) {
      String value = "v".repeat(random.nextInt(300)) + round;
      changes.put(key(random.nextInt(40_000), keyLength), Optional.of(value));
    }
    List<String> known = new ArrayList<>(model.keySet());
    for (int i = 0; i < count / 2 && !known.isEmpty(); i++) {
      changes.put(known.get(random.nextInt(known.size())), Optional.empty());
    }
    return changes;
  }

  private static String key(int number, int length) {
    return "%05d".formatted(number) + "k".repeat(length - 5);
  }

  private static SortedMap<String, Optional<String>> many(int count, String value) {
    SortedMap<String, Optional<String>> changes = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      changes.put("%05d".formatted(i), Optional.of(value + "v".repeat(i % 200)));
    }
    return changes;
  }

  private static SortedMap<String, Optional<String>> change(String key, String value) {
    return new TreeMap<>(Map.of(key, Optional.of(value)));
  }

  private static void apply(
      SortedMap<String, Optional<String>> changes, Map<String, String> model) {
    changes.forEach(
        (key, value) ->
            value.ifPresentOrElse(text -> model.put(key, text), () -> model.remove(key)));
  }

  private static Map<String, String> entries(Snapshot snapshot, String prefix) {
    Map<String, String> all = new TreeMap<>();
    snapshot.scan(prefix, "", entry -> all.put(entry.key(), entry.value()) == null);
    return all;
  }
}
