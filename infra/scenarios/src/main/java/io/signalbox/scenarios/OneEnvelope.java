package io.signalbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One UUID is one envelope, however often it comes, from however many, at the same moment. */
public abstract class OneEnvelope extends Scenario {
  private static String envelope(String uuid, String address) {
    return """
    {"format":"intelmq","version":1,"type":"event","meta":{"uuid":"%s"},
     "payload":{"source.ip":"%s","classification.type":"infected-system"}}
    """
        .formatted(uuid, address);
  }

  /** How many posts come at the same moment; fewer on an engine that starts a process for each. */
  protected int posts() {
    return 50;
  }

  @Test
  void the_same_uuid_from_two_instances_at_once_is_delivered_once_and_another_body_is_a_conflict()
      throws ExecutionException, InterruptedException {
    PushReceiver receiver = open(new PushReceiver());
    administrator()
        .settings(
            new Settings()
                .instance("cert-at")
                .instance("cert-ee")
                .pushesTo("soc", receiver)
                .destination("feed", "{'method': 'pull'}")
                .routeAllTo("soc", "feed")
                .json());
    String uuid = UUID.randomUUID().toString();

    List<Future<JsonNode>> posts = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < posts(); i++) {
        HubClient sender = as(i % 2 == 0 ? "cert-at" : "cert-ee");
        posts.add(threads.submit(() -> sender.postOne(envelope(uuid, "192.0.2.1"))));
      }
    }
    List<String> answers = new ArrayList<>();
    for (Future<JsonNode> post : posts) {
      answers.add(post.get().get("status").asText());
    }
    assertThat(answers).containsOnly("accepted", "duplicate");
    assertThat(answers).filteredOn("accepted"::equals).hasSize(1);

    JsonNode conflict = as("cert-ee").postOne(envelope(uuid, "192.0.2.2"));
    assertThat(conflict.get("status").asText()).isEqualTo("conflict");
    assertThat(as("cert-ee").get("/v1/conflicts").text()).contains(uuid);
    assertThat(administrator().get("/v1/conflicts").text()).contains(uuid);

    // What comes after it has arrived, so whatever came before would have by then.
    as("cert-at").postOne(envelope(UUID.randomUUID().toString(), "192.0.2.9"));
    eventually()
        .untilAsserted(
            () ->
                assertThat(receiver.taken())
                    .extracting(push -> push.json().get("source.ip").asText())
                    .containsExactly("192.0.2.1", "192.0.2.9"));
    assertThat(as("cert-at").get("/v1/feeds/feed").text().lines()).hasSize(2);
  }
}
