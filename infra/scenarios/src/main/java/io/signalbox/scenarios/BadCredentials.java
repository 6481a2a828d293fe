package io.signalbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody reads or posts what they were not granted, or learns what there is. */
public abstract class BadCredentials extends Scenario {
  private static final String EVENT = "{\"source.ip\": \"192.0.2.1\"}";

  @BeforeEach
  void loadSettings() {
    administrator().settings(settings().json());
  }

  private static Settings settings() {
    return new Settings()
        .instance("cert-at")
        .put(
            "instances",
            "reader",
            "{'tokens': [{'name': 'first', 'hash': '"
                + "ba5005a40cf5212e4ac0190104cc127edab013294bb71279a975b27a80982d45'}], 'grants':"
                + " {'read': ['mine']}}")
        .put(
            "instances",
            "late",
            "{'tokens': [{'name': 'first', 'hash': '"
                + "a37d12117f072c57ebd30d5036334817604d4661025e83e78e9e8a27774e1282', 'expires':"
                + " '2020-01-01T00:00:00Z'}], 'grants': {'post': true}}")
        .destination("mine", "{'method': 'pull'}")
        .destination("others", "{'method': 'pull'}");
  }

  @Test
  void no_unknown_or_expired_credential_has_one_and_the_same_answer() {
    HubClient.Answer none = client(hub(), "").post("/v1/envelopes", EVENT);
    HubClient.Answer unknown = as("nobody").post("/v1/envelopes", EVENT);
    HubClient.Answer expired = as("late").post("/v1/envelopes", EVENT);

    for (HubClient.Answer answer : java.util.List.of(none, unknown, expired)) {
      assertThat(answer.status()).isEqualTo(401);
      assertProblem(answer, "unauthenticated");
      assertThat(answer.challenge()).contains("Bearer");
      assertThat(answer.text()).doesNotContain("late", "reader", "cert-at");
    }
  }

  @Test
  void an_invitation_that_is_too_large_is_told_the_limit() {
    HubClient.Answer answer =
        client(hub(), "")
            .post("/v1/invitations/redeem", "{\"hub\": \"%s\"}".formatted("x".repeat(5_000)));

    assertThat(answer.status()).isEqualTo(413);
    assertProblem(answer, "too-large");
    assertThat(answer.json().path("detail").asText()).contains("4096 bytes");
  }

  @Test
  void a_grant_that_is_missing_answers_403_whatever_there_is() {
    HubClient.Answer post = as("reader").post("/v1/envelopes", EVENT);
    assertThat(post.status()).isEqualTo(403);
    assertProblem(post, "forbidden");

    HubClient.Answer others = as("reader").get("/v1/feeds/others");
    HubClient.Answer absent = as("reader").get("/v1/feeds/absent");
    assertThat(others.status()).isEqualTo(403);
    assertThat(absent.status()).isEqualTo(403);
    assertThat(others.text().replace("others", "?"))
        .isEqualTo(absent.text().replace("absent", "?"));
    assertThat(as("reader").get("/v1/feeds/mine").status()).isEqualTo(200);
    assertThat(as("reader").get("/v1/settings").status()).isEqualTo(403);
  }

  @Test
  void a_revoked_token_stops_working() {
    assertThat(as("cert-at").post("/v1/envelopes", EVENT).status()).isEqualTo(200);

    HubClient.Answer removed = administrator().delete("/v1/settings/instances/cert-at");
    assertThat(removed.status()).isBetween(200, 204);

    eventually()
        .untilAsserted(
            () -> assertThat(as("cert-at").post("/v1/envelopes", EVENT).status()).isEqualTo(401));
  }

  @Test
  void a_cursor_that_is_forged_or_of_another_feed_is_refused() {
    administrator().settings(settings().routeAllTo("mine", "others").json(), "*");
    String cursor =
        as("cert-at").get("/v1/feeds/others?since=2020-01-01T00:00:00Z").header("Signalbox-Cursor");
    assertThat(cursor).isNotEmpty();

    HubClient.Answer other = as("reader").get("/v1/feeds/mine?after=" + cursor);
    assertThat(other.status()).isEqualTo(400);
    assertProblem(other, "invalid-cursor");
    HubClient.Answer forged = as("reader").get("/v1/feeds/mine?after=AAAA" + cursor);
    assertThat(forged.status()).isEqualTo(400);
    assertProblem(forged, "invalid-cursor");
  }
}
