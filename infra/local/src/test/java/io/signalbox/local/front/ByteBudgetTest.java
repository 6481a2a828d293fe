package io.signalbox.local.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {
  private static final int WORKERS = 40;

  private final ByteBudget room = new ByteBudget(10);
  private final AtomicInteger inside = new AtomicInteger();

  @Test
  void noMoreIsInsideThanFits() throws Exception {
    assertThat(crowds(3)).allSatisfy(crowd -> assertThat(crowd).isBetween(1, 3));
  }

  @Test
  void whatWouldNeverFitIsInsideAlone() throws Exception {
    assertThat(crowds(1_000)).hasSize(WORKERS).containsOnly(1);
  }

  @Test
  void workThatFailsLeavesItsRoom() {
    for (int i = 0; i < 5; i++) {
      assertThat(fails()).isTrue();
    }
    assertThat(room.with(10, () -> "done")).isEqualTo("done");
  }

  private boolean fails() {
    try {
      return room.with(
          6,
          () -> {
            throw new IllegalStateException("failed");
          });
    } catch (IllegalStateException failed) {
      return true;
    }
  }

  /** How many are inside together, as each of many sees it. */
  private List<Integer> crowds(int size) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> crowds =
          IntStream.range(0, WORKERS)
              .mapToObj(i -> threads.submit(() -> room.with(size, this::crowd)))
              .toList();
      List<Integer> seen = new ArrayList<>();
      for (Future<Integer> crowd : crowds) {
        seen.add(crowd.get());
      }
      return seen;
    }
  }

  private int crowd() {
    int before = inside.incrementAndGet();
    LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    int after = inside.getAndDecrement();
    return Math.max(before, after);
  }
}
