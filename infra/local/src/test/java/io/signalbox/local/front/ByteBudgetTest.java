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
  private static final int KILOBYTE = 1_024;

  private final ByteBudget room = new ByteBudget(10 * KILOBYTE);
  private final AtomicInteger inside = new AtomicInteger();

  @Test
  void noMoreIsInsideThanFits() throws Exception {
    assertThat(crowds(3 * KILOBYTE)).allSatisfy(crowd -> assertThat(crowd).isBetween(1, 3));
  }

  @Test
  void whatWouldNeverFitIsInsideAlone() throws Exception {
    assertThat(crowds(1_000 * KILOBYTE)).hasSize(WORKERS).containsOnly(1);
  }

  @Test
  void whoWaitsTooLongGetsNothing() {
    try (ByteBudget.Reservation all = reserve(10 * KILOBYTE)) {
      assertThat(room.reserve(1, Duration.ofMillis(10))).isEmpty();
      all.shrinkTo(9 * KILOBYTE);
      assertThat(room.reserve(KILOBYTE, Duration.ofMillis(10))).isPresent();
    }
  }

  @Test
  void whatWasShrunkIsGivenBackOnce() {
    ByteBudget.Reservation reservation = reserve(8 * KILOBYTE);
    reservation.shrinkTo(2 * KILOBYTE);
    reservation.shrinkTo(5 * KILOBYTE);
    reservation.close();
    reservation.close();
    assertThat(room.reserve(10 * KILOBYTE, Duration.ofMillis(10))).isPresent();
    assertThat(room.reserve(1, Duration.ofMillis(10))).isEmpty();
  }

  @Test
  void whoAsksForNothingWaitsForNobody() {
    try (ByteBudget.Reservation _ = reserve(10 * KILOBYTE)) {
      Thread waiting = Thread.startVirtualThread(() -> reserve(KILOBYTE).close());
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());

      assertThat(waiting.isAlive()).isTrue();
      assertThat(room.reserve(0, Duration.ZERO)).isPresent();
      reserve(0).close();
    }
  }

  /** How many are inside together, as each of many sees it. */
  private List<Integer> crowds(int size) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> crowds =
          IntStream.range(0, WORKERS).mapToObj(i -> threads.submit(() -> crowd(size))).toList();
      List<Integer> seen = new ArrayList<>();
      for (Future<Integer> crowd : crowds) {
        seen.add(crowd.get());
      }
      return seen;
    }
  }

  private int crowd(int size) {
    try (ByteBudget.Reservation _ = reserve(size)) {
      return crowd();
    }
  }

  private int crowd() {
    int before = inside.incrementAndGet();
    LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    int after = inside.getAndDecrement();
    return Math.max(before, after);
  }

  private ByteBudget.Reservation reserve(long bytes) {
    return room.reserve(bytes, Duration.ofMinutes(1)).orElseThrow();
  }
}
