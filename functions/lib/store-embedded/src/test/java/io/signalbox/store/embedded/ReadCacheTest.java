package io.signalbox.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** An item that is read often is read once, and is never older than the last write. */
class ReadCacheTest {
  private static final Key HEAD = new Key("settings", "head");
  private static final Item ITEM = item(HEAD, 1, "one");

  private final ReadCache cache = new ReadCache();
  private final AtomicInteger reads = new AtomicInteger();

  @Test
  void what_was_read_is_not_read_again() {
    assertThat(cache.get(HEAD, this::read)).contains(ITEM);
    assertThat(cache.get(HEAD, this::read)).contains(ITEM);

    assertThat(reads).hasValue(1);
  }

  @Test
  void what_a_reader_began_to_read_before_a_change_is_not_kept() {
    cache.get(
        HEAD,
        () -> {
          cache.changing(HEAD);
          cache.changed(HEAD);
          return read();
        });

    cache.get(HEAD, this::read);

    assertThat(reads).hasValue(2);
  }

  @Test
  void nothing_is_kept_while_it_changes() {
    cache.changing(HEAD);
    cache.get(HEAD, this::read);
    cache.get(HEAD, this::read);

    assertThat(reads).hasValue(2);
  }

  @Test
  void a_large_item_is_not_kept() {
    Item large = item(HEAD, 1, "x".repeat(20_000));
    for (int i = 0; i < 2; i++) {
      cache.get(
          HEAD,
          () -> {
            reads.incrementAndGet();
            return Optional.of(large);
          });
    }

    assertThat(reads).hasValue(2);
  }

  @Test
  void who_reads_beside_a_writer_never_sees_a_version_before_the_last_answered() throws Exception {
    try (EmbeddedStore store = EmbeddedStore.inMemory(Clock.systemUTC());
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      Table table = store.table("Things");
      table.insertIfAbsent(Draft.of(HEAD, Body.ofText("1")));
      AtomicLong answered = new AtomicLong(1);
      List<Future<Boolean>> readers = new ArrayList<>();
      Callable<Boolean> reading =
          () -> {
            boolean isFresh = true;
            for (long last = answered.get(); last < 20_000; last = answered.get()) {
              long version = table.get(HEAD, Consistency.STRONG).orElseThrow().version();
              isFresh &= version >= last;
            }
            return isFresh;
          };
      for (int i = 0; i < 3; i++) {
        readers.add(threads.submit(reading));
      }
      for (long version = 1; version < 20_000; version++) {
        table.replaceIfVersion(Draft.of(HEAD, Body.ofText("" + version)), version);
        answered.set(version + 1);
      }

      for (Future<Boolean> reader : readers) {
        assertThat(reader.get()).isTrue();
      }
    }
  }

  @Test
  void what_was_removed_and_inserted_anew_is_the_new_one() {
    try (EmbeddedStore store = EmbeddedStore.inMemory(Clock.systemUTC())) {
      Table table = store.table("Things");
      table.insertIfAbsent(Draft.of(HEAD, Body.ofText("old")));
      assertThat(table.get(HEAD, Consistency.STRONG)).isPresent();

      table.deleteIfVersion(HEAD, 1);
      assertThat(table.get(HEAD, Consistency.STRONG)).isEmpty();
      assertThat(table.insertIfAbsent(Draft.of(HEAD, Body.ofText("new"))))
          .isInstanceOf(Insertion.Inserted.class);

      assertThat(table.get(HEAD, Consistency.STRONG).orElseThrow().body().text()).isEqualTo("new");
    }
  }

  private Optional<Item> read() {
    reads.incrementAndGet();
    return Optional.of(ITEM);
  }

  private static Item item(Key key, long version, String text) {
    return Item.of(Draft.of(key, Body.ofText(text)), version);
  }
}
