package io.signalbox.http.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One thread ends in time whatever is late, in whichever order it was added. */
@Timeout(60)
class DeadlinesTest {
  private static final Duration LONG = Duration.ofHours(2);

  private final Deadlines deadlines = Deadlines.start();

  @Test
  void what_is_late_ends_also_behind_a_later_deadline() {
    CompletableFuture<String> patient = new CompletableFuture<>();
    deadlines.add(patient, LONG);
    CompletableFuture<String> hurried = new CompletableFuture<>();

    deadlines.add(hurried, Duration.ofMillis(50));

    assertThatThrownBy(hurried::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(TimeoutException.class);
    assertThat(patient).isNotDone();
  }

  @Test
  void what_is_taken_back_never_ends() throws Exception {
    CompletableFuture<String> answered = new CompletableFuture<>();
    deadlines.add(answered, Duration.ofMillis(30)).run();
    CompletableFuture<String> late = new CompletableFuture<>();
    deadlines.add(late, Duration.ofMillis(60));

    assertThatThrownBy(late::get).hasCauseInstanceOf(TimeoutException.class);

    assertThat(answered).isNotDone();
  }

  @Test
  void of_many_that_are_added_at_once_each_ends_and_none_too_early() throws Exception {
    List<Thread> adding = new ArrayList<>();
    List<CompletableFuture<Boolean>> ended = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      CompletableFuture<Boolean> inTime = new CompletableFuture<>();
      ended.add(inTime);
      Duration time = Duration.ofMillis(ThreadLocalRandom.current().nextInt(200));
      adding.add(Thread.ofVirtual().start(() -> end(inTime, time)));
    }
    for (Thread thread : adding) {
      thread.join();
    }

    for (CompletableFuture<Boolean> one : ended) {
      assertThat(one.get()).as("not before its time").isTrue();
    }
  }

  private void end(CompletableFuture<Boolean> inTime, Duration time) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    long begin = System.nanoTime();
    deadlines.add(answer, time);
    assertThatThrownBy(answer::get).hasCauseInstanceOf(TimeoutException.class);
    inTime.complete(System.nanoTime() - begin >= time.toNanos());
  }
}
