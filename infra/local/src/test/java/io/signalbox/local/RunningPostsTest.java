package io.signalbox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.runtime.lambda.Calls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningPostsTest {
  private final RunningPosts posts = new RunningPosts();
  private final List<String> told = new ArrayList<>();
  private final Calls calls = posts.watching((function, time, failed) -> told.add(function));

  @Test
  void whatIsTakenInCountsUntilShortlyAfterItsEnd() {
    assertThat(posts.areAny()).isFalse();
    calls.begun("IngestFunction");
    calls.begun("IngestFunction");
    assertThat(posts.areAny()).isTrue();
    calls.ended("IngestFunction", Duration.ZERO, false);
    calls.ended("IngestFunction", Duration.ZERO, true);
    await().until(() -> !posts.areAny());
    assertThat(told).hasSize(2);
  }

  @Test
  void otherFunctionsDoNot() {
    calls.begun("DeliverMailFunction");
    calls.ended("TrackFunction", Duration.ZERO, false);
    assertThat(posts.areAny()).isFalse();
    assertThat(told).containsExactly("TrackFunction");
  }
}
