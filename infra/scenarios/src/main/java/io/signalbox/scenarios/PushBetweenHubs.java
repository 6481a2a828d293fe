package io.signalbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What a hub knows of an envelope, the hub that it pushes to knows, too. */
public abstract class PushBetweenHubs extends Scenario {
  private static final String FEED = "/v1/feeds/all?since=2026-01-01T00:00:00Z";
  private static final String ID = "72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b";
  private static final String PARENT = "0b41a0c4-7f10-4d4c-8f0e-7e1f4f3f2a11";

  @Test
  void an_envelope_and_the_changes_of_its_tags_arrive_at_the_next_hub() {
    Hub other = open(start("cert-other"));
    administratorOf(other)
        .settings(
            new Settings()
                .instance("peer", "'hub': 'hub-under-test'")
                .destination("all", "{'method': 'pull'}")
                .routeAllTo("all")
                .json());
    administrator()
        .settings(
            new Settings()
                .instance("sender")
                .destination(
                    "cert-other",
                    ("{'method': 'http', 'uri': '%s/v1/envelopes', 'http': {'hub': 'cert-other',"
                            + " 'batch': 500, 'gzip': true,"
                            + " 'authentication': {'bearer': 'peer-token'}}}")
                        .formatted(other.baseUrl()))
                .routeAllTo("cert-other")
                .json());
    HubClient sender = as("sender");
    sender.postOne(envelope("tlp:green", "{\"source.ip\":\"192.0.2.1\"}"));
    sender.postOne(envelope("tlp:amber", "{}"));

    eventually().untilAsserted(() -> assertThat(linesAt(other)).hasSize(2));
    JsonNode meta = linesAt(other).getFirst().path("meta");
    assertThat(meta.path("tags").path(0).asText()).isEqualTo("tlp:green");
    assertThat(meta.path("signalbox:path").asText()).isEqualTo("!hub-under-test!cert-other");
    assertThat(meta.path("signalbox:parent").asText()).isEqualTo(PARENT);
    assertThat(meta.path("rtir:ticket").asInt()).isEqualTo(7);
    JsonNode change = linesAt(other).getLast();
    assertThat(change.path("payload").isEmpty()).isTrue();
    assertThat(change.path("meta").path("tags").path(0).asText()).isEqualTo("tlp:amber");
  }

  @Test
  void two_calls_make_two_hubs_peers_that_send_to_each_other_and_show_each_others_state() {
    Hub other = open(start("cert-invited"));
    for (Hub one : List.of(hub(), other)) {
      administratorOf(one)
          .settings(
              new Settings()
                  .instance("sender")
                  .destination("all", "{'method': 'pull'}")
                  .routeAllTo("all")
                  .json());
    }
    JsonNode invitation =
        post(
            hub(),
            "/v1/invitations",
            "{'peer': 'cert-invited', 'uri': '%s', 'send': {'fields': {'drop': ['raw']}}}"
                .formatted(hub().baseUrl()));
    String accept =
        "{'invitation': '%s', 'uri': '%s', 'send': {'ceiling': {'tlp': 'GREEN'}}}"
            .formatted(invitation.path("invitation").asText(), other.baseUrl());
    JsonNode accepted = post(other, "/v1/invitations/accept", accept);

    assertThat(accepted.path("sends").asBoolean() && accepted.path("receives").asBoolean())
        .isTrue();
    as("sender").postOne("{\"source.ip\":\"192.0.2.1\",\"raw\":\"Zm9v\"}");
    HubClient there = as("sender", other);
    there.postOne("{\"source.ip\":\"192.0.2.2\",\"tlp\":\"GREEN\"}");
    there.postOne("{\"source.ip\":\"192.0.2.3\",\"tlp\":\"AMBER\"}");
    eventually()
        .untilAsserted(
            () -> {
              assertThat(addresses(hub())).containsExactlyInAnyOrder("192.0.2.1", "192.0.2.2");
              assertThat(addresses(other)).hasSize(3);
            });
    String atOther = as("sender", other).get(FEED).text();
    assertThat(atOther).doesNotContain("Zm9v");

    JsonNode peer = administratorOf(other).get("/v1/peers/hub-under-test").json();
    assertThat(peer.at("/sends/status").asText()).isEqualTo("active");
    assertThat(peer.at("/there/sends/status").asText()).isEqualTo("active");
    assertThat(peer.at("/there/receives/lastPostAt").isTextual()).isTrue();
    assertThat(
            administratorOf(other)
                .post("/v1/invitations/accept", accept.replace('\'', '"'))
                .status())
        .as("it is used")
        .isEqualTo(409);
  }

  private JsonNode post(Hub to, String path, String body) {
    HubClient.Answer answer = administratorOf(to).post(path, body.replace('\'', '"'));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json();
  }

  private List<String> addresses(Hub at) {
    return as("sender", at)
        .get(FEED, "Accept", "application/json")
        .json()
        .findValuesAsText("source.ip");
  }

  private List<JsonNode> linesAt(Hub other) {
    JsonNode items = as("peer", other).get(FEED, "Accept", "application/json").json();
    return StreamSupport.stream(items.spliterator(), false).toList();
  }

  private static String envelope(String tag, String payload) {
    return """
    {"format":"intelmq","version":1,"type":"event",
     "meta":{"uuid":"%s","tags":["%s"],"rtir:ticket":7,"signalbox:parent":"%s"},"payload":%s}\
    """
        .formatted(ID, tag, PARENT, payload);
  }
}
