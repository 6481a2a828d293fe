package io.signalbox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.runtime.lambda.Calls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningPostsTest {
  private double load = 1;
  private final RunningPosts posts =
      new RunningPosts(new BusyProcessors(() -> load, System::nanoTime));
  private final List<String> told = new ArrayList<>();
  private final Calls calls = posts.watching((function, time, failed) -> told.add(function));

  @Test
  void whatIsTakenInCountsUntilShortlyAfterItsEnd() {
    assertThat(posts.lackProcessors()).isFalse();
    calls.begun("IngestFunction");
    calls.begun("IngestFunction");
    assertThat(posts.lackProcessors()).isTrue();
    calls.ended("IngestFunction", Duration.ZERO, false);
    calls.ended("IngestFunction", Duration.ZERO, true);
    await().until(() -> !posts.lackProcessors());
    assertThat(told).hasSize(2);
  }

  @Test
  void whereTheProcessorsHaveTimeNothingIsLacking() {
    load = 0.5;
    calls.begun("IngestFunction");
    assertThat(posts.lackProcessors()).isFalse();
  }

  @Test
  void otherFunctionsDoNot() {
    calls.begun("DeliverMailFunction");
    calls.ended("TrackFunction", Duration.ZERO, false);
    assertThat(posts.lackProcessors()).isFalse();
    assertThat(told).containsExactly("TrackFunction");
  }
}
