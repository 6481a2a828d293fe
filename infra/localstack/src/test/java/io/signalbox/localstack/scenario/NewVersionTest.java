package io.signalbox.localstack.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.PushReceiver;
import io.signalbox.scenarios.Scenario;
import io.signalbox.scenarios.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A new version of all functions takes over in the middle of traffic, and nothing is lost. */
class NewVersionTest extends Scenario {
  private static final List<String> FUNCTIONS =
      List.of("IngestFunction", "FanoutFunction", "DeliverHttpFunction", "PullFunction");
  private static final int NEW_MEGABYTES = 1536;
  private static final int POSTS_AT_LEAST = 20;
  private static final Duration BETWEEN_POSTS = Duration.ofMillis(200);

  @Override
  protected Hub start(String hubName) {
    return DeployedHubs.start(hubName);
  }

  @Override
  protected Duration patience() {
    return DeployedHubs.PATIENCE;
  }

  @Test
  void what_is_accepted_while_a_new_version_is_deployed_is_delivered()
      throws ExecutionException, InterruptedException {
    Deployed deployed = (Deployed) hub();
    Console console = deployed.console();
    PushReceiver receiver = open(new PushReceiver());
    administrator()
        .settings(
            new Settings()
                .instance("cert-at")
                .pushesTo("soc", receiver)
                .destination("feed", "{'method': 'pull'}")
                .routeAllTo("soc", "feed")
                .json());
    List<Integer> before = FUNCTIONS.stream().map(console::version).toList();

    List<String> accepted = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> deployment = threads.submit(() -> releaseAll(console));
      while (!deployment.isDone() || accepted.size() < POSTS_AT_LEAST) {
        String name = "n" + accepted.size();
        if (isAccepted(name)) {
          accepted.add(name);
        }
        Thread.sleep(BETWEEN_POSTS);
      }
      deployment.get();
    }
    assertThat(FUNCTIONS.stream().map(console::version))
        .isEqualTo(before.stream().map(version -> version + 1).toList());

    eventually()
        .untilAsserted(
            () ->
                assertThat(new HashSet<>(receiver.takenNames()))
                    .containsExactlyInAnyOrderElementsOf(accepted));
    HubClient.Answer feed =
        as("cert-at").get("/v1/feeds/feed?since=2020-01-01T00:00:00Z&limit=5000");
    assertThat(feed.text().lines()).hasSameSizeAs(accepted);
  }

  private static @Nullable Void releaseAll(Console console) throws InterruptedException {
    for (String function : FUNCTIONS) {
      console.release(function, Map.of("MemorySize", NEW_MEGABYTES));
    }
    return null;
  }

  /** A sender tries again with the same event until the hub says that it has it. */
  private boolean isAccepted(String name) {
    HubClient.Answer answer =
        as("cert-at").post("/v1/envelopes", "{\"feed.name\":\"%s\"}".formatted(name));
    return answer.status() == 200
        && List.of("accepted", "duplicate").contains(answer.json().at("/items/0/status").asText());
  }
}
