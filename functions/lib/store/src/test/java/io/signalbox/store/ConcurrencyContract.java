package io.signalbox.store;

import static io.signalbox.store.Examples.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What a table promises to many who write at once. */
public interface ConcurrencyContract {
  int WRITERS = 16;

  /** A table that nobody but the test class writes to. It may hold items of other tests. */
  Table table();

  @Test
  default void ofManyWhoInsertOneKeyExactlyOneSucceedsAndTheOthersSeeItsItem() throws Exception {
    Key key = fresh("a");

    List<Insertion> insertions =
        atOnce(n -> table().insertIfAbsent(Draft.of(key, Body.ofText("writer " + n))));

    Item standing = table().get(key, Consistency.STRONG).orElseThrow();
    assertThat(insertions).containsOnlyOnce(new Insertion.Inserted(standing));
    assertThat(insertions)
        .filteredOn(Insertion.Present.class::isInstance)
        .hasSize(WRITERS - 1)
        .containsOnly(new Insertion.Present(standing));
  }

  @Test
  default void ofManyWhoReplaceOneVersionExactlyOneSucceeds() throws Exception {
    Key key = fresh("a");
    table().insertIfAbsent(Draft.of(key, Body.ofText("first")));

    List<Boolean> answers =
        atOnce(n -> table().replaceIfVersion(Draft.of(key, Body.ofText("writer " + n)), 1));

    assertThat(answers).containsOnlyOnce(true);
    assertThat(table().get(key, Consistency.STRONG).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  default void countingByReplacementLosesNothing() throws Exception {
    Key key = fresh("a");
    table().insertIfAbsent(Draft.of(key, Body.ofText("0 by nobody")));

    atOnce(
        n -> {
          boolean counted = false;
          while (!counted) {
            Item item = table().get(key, Consistency.STRONG).orElseThrow();
            String text = item.body().text();
            int next = Integer.parseInt(text.substring(0, text.indexOf(' '))) + 1;
            Body body = Body.ofText(next + " by writer " + n);
            counted = table().replaceIfVersion(Draft.of(key, body), item.version());
          }
          return counted;
        });

    Item item = table().get(key, Consistency.STRONG).orElseThrow();
    assertThat(item.body().text()).startsWith(WRITERS + " by");
    assertThat(item.version()).isEqualTo(WRITERS + 1);
  }

  private static <T> List<T> atOnce(IntFunction<T> action) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<T> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        int number = writer;
        futures.add(
            threads.submit(
                () -> {
                  start.await();
                  return action.apply(number);
                }));
      }
      start.countDown();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
    }
    return results;
  }
}
