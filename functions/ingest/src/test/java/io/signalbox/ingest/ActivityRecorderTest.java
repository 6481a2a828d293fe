package io.signalbox.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelopes.PostingActivities;
import io.signalbox.envelopes.PostingActivity;
import io.signalbox.envelopes.ingest.ItemResult;
import io.signalbox.envelopes.ingest.Status;
import io.signalbox.store.Consistency;
import io.signalbox.store.ForwardingTable;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.ManualClock;
import io.signalbox.store.StoreException;
import io.signalbox.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActivityRecorderTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private boolean isAway;
  private final PostingActivities activities =
      new PostingActivities(
          new ForwardingTable(store.table("Envelopes")) {
            @Override
            public Optional<Item> get(Key key, Consistency consistency) {
              if (isAway) {
                throw new StoreException.Unavailable("Away", new IOException());
              }
              return super.get(key, consistency);
            }
          },
          Duration.ofDays(90));

  private ActivityRecorder recorder(Duration delay) {
    return new ActivityRecorder(activities, clock, delay);
  }

  private static void post(ActivityRecorder recorder) {
    try (ActivityRecorder.Post post = recorder.begin("cert-at")) {
      post.kept(List.of(rejected("source.ip")));
    }
  }

  private static ItemResult rejected(String field) {
    return ItemResult.of(0, Status.REJECTED, new ItemResult.Fault(field, "it is no address"));
  }

  private long posts() {
    return activities
        .find("cert-at")
        .flatMap(activity -> Optional.ofNullable(activity.days().get(TODAY)))
        .map(counts -> counts.getOrDefault("posts", 0L))
        .orElse(0L);
  }

  @Test
  void posts_are_written_at_once_and_then_once_in_a_delay_all_together() {
    ActivityRecorder recorder = recorder(HALF_A_MINUTE);
    post(recorder);
    assertThat(posts()).isEqualTo(1);

    clock.advance(Duration.ofSeconds(10));
    post(recorder);
    post(recorder);
    assertThat(posts()).isEqualTo(1);

    clock.advance(Duration.ofSeconds(20));
    post(recorder);
    assertThat(posts()).isEqualTo(4);
  }

  @Test
  void without_a_delay_the_last_post_under_way_writes_for_all() {
    ActivityRecorder recorder = recorder(Duration.ZERO);
    post(recorder);
    try (ActivityRecorder.Post slow = recorder.begin("cert-at")) {
      post(recorder);
      assertThat(posts()).isEqualTo(1);
      slow.refused("the body is no JSON");
    }
    assertThat(posts()).isEqualTo(3);
  }

  @Test
  void what_could_not_be_written_is_written_with_the_next_post() {
    ActivityRecorder recorder = recorder(Duration.ZERO);
    isAway = true;
    post(recorder);
    isAway = false;
    assertThat(posts()).isZero();

    post(recorder);
    assertThat(posts()).isEqualTo(2);
  }

  @Test
  void two_processes_add_to_the_same_counters() {
    post(recorder(HALF_A_MINUTE));
    post(recorder(HALF_A_MINUTE));

    assertThat(posts()).isEqualTo(2);
  }

  @Test
  void the_last_refusals_are_kept_without_content_and_within_bounds() {
    ActivityRecorder recorder = recorder(Duration.ZERO);
    try (ActivityRecorder.Post post = recorder.begin("cert-at")) {
      post.kept(Collections.nCopies(5_000, rejected("x".repeat(10_000))));
    }
    try (ActivityRecorder.Post post = recorder.begin("cert-at")) {
      post.kept(List.of(rejected("source.ip")));
    }

    PostingActivity activity = activities.find("cert-at").orElseThrow();
    assertThat(activity.refusals()).hasSize(PostingActivity.REFUSALS);
    assertThat(activity.refusals().getLast())
        .isEqualTo(new PostingActivity.Refusal(clock.instant(), "source.ip", "it is no address"));
    assertThat(activity.refusals().getFirst().field()).hasSize(101);
    assertThat(activity.days().get(TODAY)).isEqualTo(Map.of("posts", 2L, "rejected", 5_001L));
  }

  @Test
  void days_that_are_long_ago_are_forgotten() {
    ActivityRecorder recorder = recorder(Duration.ZERO);
    for (int day = 0; day < 12; day++) {
      post(recorder);
      clock.advance(Duration.ofDays(1));
    }

    assertThat(activities.find("cert-at").orElseThrow().days())
        .hasSize(PostingActivity.DAYS)
        .doesNotContainKey(TODAY)
        .containsKey(TODAY.plusDays(11));
  }
}
