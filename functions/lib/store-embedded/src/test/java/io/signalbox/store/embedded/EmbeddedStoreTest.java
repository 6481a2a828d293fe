package io.signalbox.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Environment;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Mailer;
import io.signalbox.store.ManualClock;
import io.signalbox.store.MessageQueue.Message;
import io.signalbox.store.Platform;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest {
  /** Small, so that logs end and table files are written and merged often. */
  private static final StoreMemory MEMORY = new StoreMemory(4 << 20, 200_000);

  private static final Key KEY = new Key("partition", "sort");

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T06:00:00Z"));

  @Test
  void aFolderThatIsInUseIsNotOpenedASecondTime(@TempDir Path directory) {
    try (EmbeddedStore first = EmbeddedStore.open(directory, clock, NoFailure.EXPECTED)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> EmbeddedStore.open(directory, clock, NoFailure.EXPECTED))
          .withMessage(
              "The data folder %s is in use by another hub: end that hub, or name another folder",
              directory);
      first.table("Things").insertIfAbsent(Draft.of(KEY, Body.ofText("still open")));
    }
    EmbeddedStore.open(directory, clock, NoFailure.EXPECTED).close();
  }

  @Test
  void itemsAreThereWhenTheFolderIsOpenedAgain(@TempDir Path directory) {
    Draft draft = Draft.of(KEY, Body.ofText("body")).dueAt(clock.instant());
    try (EmbeddedStore store =
        EmbeddedStore.open(directory.resolve("new/folder"), clock, NoFailure.EXPECTED)) {
      store.table("Things").insertIfAbsent(draft);
    }

    try (EmbeddedStore store =
        EmbeddedStore.open(directory.resolve("new/folder"), clock, NoFailure.EXPECTED)) {
      assertThat(store.table("Things").get(KEY, Consistency.STRONG)).contains(Item.of(draft, 1));
      assertThat(store.table("Things").due(clock.instant(), 1)).hasSize(1);
      assertThat(store.table("Others").get(KEY, Consistency.STRONG)).isEmpty();
    }
  }

  @Test
  void manyTableFilesWhileOthersReadAndWriteLoseNothing(@TempDir Path directory) {
    int items = 300;
    try (EmbeddedStore store = EmbeddedStore.open(directory, clock, NoFailure.EXPECTED, MEMORY)) {
      Table table = store.table("Things");
      for (int round = 0; round < 10; round++) {
        for (int number = 0; number < items; number++) {
          Body body = Body.ofText(("round " + round).repeat(50));
          Draft draft = Draft.of(new Key("all", "item " + number), body);
          assertThat(round == 0 || table.replaceIfVersion(draft, round)).isTrue();
          if (round == 0) {
            table.insertIfAbsent(draft);
          }
        }
        assertThat(table.query(Range.ascending("all", 1_000), Consistency.STRONG)).hasSize(items);
      }
    }
    try (EmbeddedStore store = EmbeddedStore.open(directory, clock, NoFailure.EXPECTED)) {
      assertThat(store.table("Things").query(Range.ascending("all", 1_000), Consistency.STRONG))
          .hasSize(items)
          .allMatch(item -> item.version() == 10);
    }
  }

  @Test
  void aThreadThatIsInterruptedWritesAndReadsAllTheSame(@TempDir Path directory) {
    try (EmbeddedStore store = EmbeddedStore.open(directory, clock, NoFailure.EXPECTED)) {
      store.table("Things").insertIfAbsent(Draft.of(KEY, Body.ofText("body")));
    }
    Key other = new Key("other", "sort");
    try (EmbeddedStore store = EmbeddedStore.open(directory, clock, NoFailure.EXPECTED)) {
      Thread.currentThread().interrupt();
      assertThat(store.table("Things").get(KEY, Consistency.STRONG)).isPresent();
      store.table("Things").insertIfAbsent(Draft.of(other, Body.ofText("body")));
    }
    assertThat(Thread.interrupted()).isTrue();
    try (EmbeddedStore store = EmbeddedStore.open(directory, clock, NoFailure.EXPECTED)) {
      assertThat(store.table("Things").get(other, Consistency.STRONG)).isPresent();
    }
  }

  @Test
  void expiredItemsAreSweptAway() {
    EmbeddedStore store = EmbeddedStore.inMemory(clock);
    Table table = store.table("Things");
    Draft draft = Draft.of(KEY, Body.ofText("body")).expiringAt(clock.instant().plusSeconds(60));
    table.insertIfAbsent(draft);
    table.insertIfAbsent(Draft.of(new Key("other", "sort"), Body.ofText("for ever")));

    clock.advance(Duration.ofSeconds(59));
    store.sweep();
    assertThat(table.get(KEY, Consistency.STRONG)).isPresent();

    clock.advance(Duration.ofSeconds(1));
    store.sweep();
    assertThat(table.get(KEY, Consistency.STRONG)).isEmpty();
    assertThat(table.get(new Key("other", "sort"), Consistency.STRONG)).isPresent();
  }

  @Test
  void anItemWhoseExpiryWasPutOffIsNotSweptAway() {
    EmbeddedStore store = EmbeddedStore.inMemory(clock);
    Draft draft = Draft.of(KEY, Body.ofText("body")).expiringAt(clock.instant());
    store.table("Things").insertIfAbsent(draft);
    store.table("Things").replaceIfVersion(draft.expiringAt(clock.instant().plusSeconds(9)), 1);

    store.sweep();

    assertThat(store.table("Things").get(KEY, Consistency.STRONG)).isPresent();
  }

  @Test
  void aPlatformKnowsTablesAndQueuesByTheirVariables() {
    EmbeddedStore store = EmbeddedStore.inMemory(clock);
    Environment environment =
        new Environment(Map.of("READERS_TABLE", "Readers", "MAIL_QUEUE", "Mail"));
    Mailer mailer = mail -> new Mailer.Result.Accepted("id");
    Platform platform =
        new EmbeddedPlatform(store, environment, mailer, new MemorySecrets(), clock, new Random(1));

    platform.table("READERS_TABLE").insertIfAbsent(Draft.of(KEY, Body.ofText("body")));
    platform.queue("MAIL_QUEUE").send(List.of(Message.now("hint")));

    assertThat(store.table("Readers").get(KEY, Consistency.STRONG)).isPresent();
    assertThat(store.queue("Mail").size()).isEqualTo(1);
    assertThatIllegalStateException()
        .isThrownBy(() -> platform.table("FEEDS_TABLE"))
        .withMessageContaining("FEEDS_TABLE");
  }
}
