package io.signalbox.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Key;
import io.signalbox.store.MessageQueue;
import io.signalbox.store.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that need only outlive the process become durable too, and hold up nobody. */
class UnawaitedChangesTest {
  private static final Key KEY = new Key("partition", "unawaited");

  private final Path folder;
  private final EmbeddedStore store;
  private final Table table;

  UnawaitedChangesTest(@TempDir Path folder) {
    this.folder = folder;
    this.store = EmbeddedStore.open(folder, Clock.systemUTC(), NoFailure.EXPECTED);
    this.table = store.table("Things");
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_change_that_nobody_waits_for_becomes_durable_by_itself() throws IOException {
    long before = durable();

    table.outlivingTheProcess().insertIfAbsent(Draft.of(KEY, Body.ofText("one")));

    await().untilAsserted(() -> assertThat(durable()).isGreaterThan(before));
  }

  @Test
  void a_change_that_nobody_waits_for_is_durable_before_anybody_reads_it() throws IOException {
    long before = durable();
    table.outlivingTheProcess().insertIfAbsent(Draft.of(KEY, Body.ofText("one")));

    assertThat(table.get(KEY, Consistency.STRONG)).isPresent();

    assertThat(durable()).isGreaterThan(before);
  }

  @Test
  void what_was_written_before_a_durable_change_is_durable_with_it() throws IOException {
    MessageQueue queue = store.queue("Queue");
    long before = durable();
    table.outlivingTheProcess().insertIfAbsent(Draft.of(KEY, Body.ofText("one")));
    queue.outlivingTheProcess().send(List.of(MessageQueue.Message.now("two")));

    store.table("Others").insertIfAbsent(Draft.of(KEY, Body.ofText("three")));

    assertThat(durable()).isGreaterThanOrEqualTo(before + 3);
  }

  @Test
  void a_message_that_nobody_waits_for_becomes_durable_by_itself() throws IOException {
    MessageQueue queue = store.queue("Queue");
    long before = durable();

    assertThat(queue.outlivingTheProcess().send(List.of(MessageQueue.Message.now("one"))))
        .isEmpty();

    await().untilAsserted(() -> assertThat(durable()).isGreaterThan(before));
  }

  /** The number of the last change that is on disk. */
  private long durable() throws IOException {
    return AcknowledgedMark.read(new StoreFolder(folder).acknowledged()).acknowledged();
  }
}
