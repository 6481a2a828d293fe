package io.signalbox.runtime.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

  private final Deadlines<String> deadlines = new Deadlines<>(Duration.ofMillis(200), "late");

  @Test
  void answersACallThatTakesTooLongAndAllThatComeAfterIt() throws Exception {
    for (int i = 0; i < 3; i++) {
      CompletableFuture<String> answer = new CompletableFuture<>();
      try (Deadlines<String>.Call _ = deadlines.begin(answer)) {
        assertThat(answer.get(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)).isEqualTo("late");
      }
      // Long enough, at last, that nothing is watched when the next one begins.
      Thread.sleep(i * 30L);
    }
  }

  @Test
  void leavesAloneWhatHasEnded() throws Exception {
    CompletableFuture<String> ended = new CompletableFuture<>();
    CompletableFuture<String> running = new CompletableFuture<>();
    deadlines.begin(ended).close();
    try (Deadlines<String>.Call _ = deadlines.begin(running)) {
      assertThat(running.get(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)).isEqualTo("late");
    }
    assertThat(ended).isNotDone();
  }

  @Test
  void answersNoCallBeforeItsTime() throws Exception {
    long begin = System.nanoTime();
    CompletableFuture<String> answer = new CompletableFuture<>();
    try (Deadlines<String>.Call _ = deadlines.begin(answer)) {
      answer.get(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS);
    }

    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isGreaterThanOrEqualTo(Duration.ofMillis(200));
  }
}
