package io.signalbox.track;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.envelopes.PostingActivities;
import io.signalbox.envelopes.PostingActivity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstanceEndpointTest {
  private static final String PATH = "/v1/instances/cert-at";

  private final Hub hub = new Hub();

  @AfterEach
  void close() {
    hub.close();
  }

  private void post(String at, String status) {
    Instant time = Instant.parse(at);
    new PostingActivities(hub.store.table("envelopes"), Duration.ofDays(30))
        .add(
            "cert-at",
            new PostingActivity(
                time,
                Map.of(LocalDate.parse(at.substring(0, 10)), Map.of("posts", 1L, status, 2L)),
                status.equals("rejected")
                    ? List.of(new PostingActivity.Refusal(time, "source.ip", "it is no address"))
                    : List.of()));
  }

  @Test
  void an_instance_has_its_last_post_its_counts_by_day_and_its_last_refusals() {
    post("2026-11-21T10:00:00Z", "rejected");
    post("2026-11-22T03:00:00Z", "accepted");
    post("2026-11-22T03:30:00Z", "rejected");

    Answer answer = hub.get("admin", PATH);

    assertThat(answer.json())
        .isEqualTo(
            Hub.tree(
                """
                {"instance": "cert-at",
                 "lastPostAt": "2026-11-22T03:30:00Z",
                 "days": [{"day": "2026-11-22", "accepted": 2, "posts": 2, "rejected": 2},
                   {"day": "2026-11-21", "posts": 1, "rejected": 2}],
                 "refusals": [
                   {"at": "2026-11-22T03:30:00Z", "field": "source.ip", "reason": "it is no address"},
                   {"at": "2026-11-21T10:00:00Z", "field": "source.ip", "reason": "it is no address"}]}
                """));
    assertThat(hub.get("cert-at", PATH).body()).isEqualTo(answer.body());
  }

  @Test
  void others_cannot_tell_whether_an_instance_exists() {
    Answer existing = hub.get("cert-ee", PATH);
    Answer unknown = hub.get("cert-ee", "/v1/instances/nobody");

    assertThat(existing.status()).isEqualTo(404);
    assertThat(existing.at("/detail")).isEqualTo(unknown.at("/detail"));
    assertThat(hub.get("admin", "/v1/instances/nobody").status()).isEqualTo(404);
  }

  @Test
  void an_instance_that_never_posted_has_no_last_post() {
    Answer answer = hub.get("admin", "/v1/instances/cert-ee");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().has("lastPostAt")).isFalse();
    assertThat(answer.json().path("days")).isEmpty();
  }
}
