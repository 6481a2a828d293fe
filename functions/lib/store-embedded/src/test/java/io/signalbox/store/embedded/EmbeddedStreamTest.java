package io.signalbox.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.store.Body;
import io.signalbox.store.Change;
import io.signalbox.store.ChangeStreamContract;
import io.signalbox.store.Draft;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStreamTest implements ChangeStreamContract {
  private final EmbeddedStore store = EmbeddedStore.inMemory(Clock.systemUTC());
  private final EmbeddedStream stream = store.stream("Things");

  @Override
  public Table table() {
    return store.table("Things");
  }

  @Override
  public List<Change> told() {
    return stream.after(0, Integer.MAX_VALUE);
  }

  @Test
  void changesAreReadPieceByPieceFromANumberOn() {
    insert(store, 5);

    assertThat(sequences(stream.after(0, 2))).containsExactly("1", "2");
    assertThat(sequences(stream.after(2, 2))).containsExactly("3", "4");
    assertThat(sequences(stream.after(4, 2))).containsExactly("5");
    assertThat(stream.after(5, 2)).isEmpty();
  }

  @Test
  void trimmedChangesAreGoneAndTheOthersKeepTheirNumbers() {
    insert(store, 5);

    stream.trim(3);
    stream.trim(2);

    assertThat(stream.trimmed()).isEqualTo(3);
    assertThat(sequences(stream.after(0, 10))).containsExactly("4", "5");
  }

  @Test
  void numbersGoOnWhereTheyWereWhenAllWasTrimmedAndTheStoreOpenedAgain(@TempDir Path directory) {
    try (EmbeddedStore disk =
        EmbeddedStore.open(directory, Clock.systemUTC(), NoFailure.EXPECTED)) {
      disk.stream("Things");
      insert(disk, 5);
      disk.stream("Things").trim(99);
    }

    try (EmbeddedStore disk =
        EmbeddedStore.open(directory, Clock.systemUTC(), NoFailure.EXPECTED)) {
      assertThat(disk.stream("Things").trimmed()).isEqualTo(5);
      insert(disk, 1);
      assertThat(sequences(disk.stream("Things").after(5, 10))).containsExactly("6");
    }
  }

  @Test
  void aTableGoesOnTellingWhenTheStoreIsOpenedAgain(@TempDir Path directory) {
    try (EmbeddedStore disk =
        EmbeddedStore.open(directory, Clock.systemUTC(), NoFailure.EXPECTED)) {
      disk.stream("Things");
    }
    try (EmbeddedStore disk =
        EmbeddedStore.open(directory, Clock.systemUTC(), NoFailure.EXPECTED)) {
      insert(disk, 2);
      assertThat(disk.stream("Things").after(0, 10)).hasSize(2);
    }
  }

  @Test
  void whoWaitsIsWokenByAChange() throws Exception {
    CompletableFuture<Boolean> waiting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return stream.await(0, Duration.ofMinutes(1));
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });

    insert(store, 1);

    assertThat(waiting.get()).isTrue();
    assertThat(stream.await(1, Duration.ofMillis(1))).isFalse();
  }

  @Test
  void nobodyIsWokenByWhatWasTrimmed() throws Exception {
    insert(store, 2);
    stream.trim(2);

    assertThat(stream.await(0, Duration.ofMillis(1))).isFalse();
    insert(store, 1);
    assertThat(stream.await(0, Duration.ofMillis(1))).isTrue();
    assertThat(sequences(stream.after(0, 10))).containsExactly("3");
  }

  private static void insert(EmbeddedStore into, int count) {
    for (int number = 0; number < count; number++) {
      Key key = new Key("partition", "item " + number + " " + System.nanoTime());
      into.table("Things").insertIfAbsent(Draft.of(key, Body.ofText("body")));
    }
  }

  private static List<String> sequences(List<Change> changes) {
    return changes.stream().map(Change::sequence).toList();
  }
}
