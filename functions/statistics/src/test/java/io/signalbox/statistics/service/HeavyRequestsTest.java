package io.signalbox.statistics.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.api.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HeavyRequestsTest {
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);

  private String heavy() {
    most.accumulateAndGet(running.incrementAndGet(), Math::max);
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    running.decrementAndGet();
    return "done";
  }

  private static int done(List<Future<String>> requests) throws InterruptedException {
    int done = 0;
    for (Future<String> request : requests) {
      try {
        assertThat(request.get()).isEqualTo("done");
        done++;
      } catch (ExecutionException refused) {
        assertThat(refused).hasCauseInstanceOf(ProblemException.class);
      }
    }
    return done;
  }

  @Test
  void a_caller_with_many_requests_leaves_room_for_another() throws Exception {
    HeavyRequests requests = new HeavyRequests(4, Duration.ofMinutes(1));
    List<Future<String>> many = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 64; i++) {
        many.add(threads.submit(() -> requests.run("eager", this::heavy)));
      }
      while (running.get() < 2 || many.stream().filter(Future::isDone).count() < 56) {
        Thread.onSpinWait();
      }

      assertThat(requests.run("honest", () -> "found")).isEqualTo("found");

      end.countDown();
      assertThat(done(many)).isEqualTo(HeavyRequests.OF_CALLER);
    }
    assertThat(most).hasValue(2);
  }

  @Test
  void many_callers_run_as_many_requests_as_have_room() throws Exception {
    HeavyRequests requests = new HeavyRequests(3, Duration.ofMinutes(1));
    List<Future<String>> many = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        String caller = "caller-" + i;
        many.add(threads.submit(() -> requests.run(caller, this::heavy)));
      }
      while (running.get() < 3) {
        Thread.onSpinWait();
      }
      end.countDown();
      assertThat(done(many)).isEqualTo(20);
    }
    assertThat(most).hasValue(3);
  }

  @Test
  void who_waits_too_long_is_told_to_ask_again() throws Exception {
    HeavyRequests requests = new HeavyRequests(1, Duration.ofMillis(1));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> first = threads.submit(() -> requests.run("one", this::heavy));
      while (running.get() < 1) {
        Thread.onSpinWait();
      }

      assertThatThrownBy(() -> requests.run("other", () -> "found"))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("Ask again");

      end.countDown();
      assertThat(first.get()).isEqualTo("done");
    }
    assertThat(requests.run("other", () -> "found")).isEqualTo("found");
  }

  @Test
  void a_request_keeps_no_virtual_thread_from_the_processors() throws Exception {
    HeavyRequests requests = HeavyRequests.of(1_000_000_000, 8);
    int processors = Runtime.getRuntime().availableProcessors();
    AtomicBoolean isOver = new AtomicBoolean();
    List<Future<String>> computing = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        for (int i = 0; i < 2 * processors; i++) {
          String caller = "caller-" + i;
          computing.add(threads.submit(() -> requests.run(caller, () -> compute(isOver))));
        }

        assertThat(threads.submit(() -> "posted").get(20, TimeUnit.SECONDS)).isEqualTo("posted");
      } finally {
        isOver.set(true);
      }
      assertThat(done(computing)).isEqualTo(2 * processors);
    }
  }

  /** As a scan does: without a moment's wait. */
  private String compute(AtomicBoolean isOver) {
    most.accumulateAndGet(running.incrementAndGet(), Math::max);
    while (!isOver.get()) {
      Thread.onSpinWait();
    }
    running.decrementAndGet();
    return "done";
  }

  @Test
  void as_many_run_at_once_as_there_are_processors_if_all_have_memory() {
    assertThat(HeavyRequests.of(1_000_000_000, 4).atOnce()).isEqualTo(4);
    assertThat(HeavyRequests.of(256_000_000, 64).atOnce()).isEqualTo(3);
    assertThat(HeavyRequests.of(256_000_000, 1).atOnce()).isEqualTo(2);
  }

  @Test
  void a_failed_request_leaves_its_room() {
    HeavyRequests requests = new HeavyRequests(1, Duration.ofMillis(1));
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(
              () ->
                  requests.run(
                      "one",
                      () -> {
                        throw new IllegalStateException("It fails here");
                      }))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(requests.run("one", () -> "found")).isEqualTo("found");
  }
}
