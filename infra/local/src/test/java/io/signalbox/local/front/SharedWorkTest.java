package io.signalbox.local.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.local.TestHub;
import io.signalbox.settings.SettingsStore;
import io.signalbox.settings.Token;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** One instance asks for more than the hub can work on at once; another asks meanwhile. */
class SharedWorkTest {
  private static final int HEAP_BYTES_OF_A_REQUEST = 128 * 512 * 1024;

  /** RFC 9110, 11.1: the name of the scheme is written in any case. */
  private static final List<String> SCHEMES = List.of("Bearer", "bearer", "BEARER", "BeaReR");

  @Test
  void oneClientLeavesRoomHoweverItWritesItsCredential() throws Exception {
    int together = (int) (Runtime.getRuntime().maxMemory() / HEAP_BYTES_OF_A_REQUEST);
    try (TestHub hub = TestHub.start();
        HttpClient client = HttpClient.newHttpClient()) {
      addInstances(hub, "busy", "other");
      List<CompletableFuture<HttpResponse<String>>> slow = new ArrayList<>();
      for (int i = 0; i < 2 * together; i++) {
        slow.add(
            client.sendAsync(
                get(hub, "hang", SCHEMES.get(i % SCHEMES.size()) + " token-of-busy"),
                BodyHandlers.ofString()));
      }

      List<Long> endedMeanwhile = new ArrayList<>();
      while (ended(slow) < slow.size()) {
        long before = ended(slow);
        HttpResponse<String> answer =
            client.send(get(hub, "x", "Bearer token-of-other"), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        endedMeanwhile.add(ended(slow) - before);
      }

      assertThat(endedMeanwhile).allMatch(ended -> ended <= together / 2 + 1);
      assertThat(slow).allMatch(answer -> answer.join().statusCode() == 504);
    }
  }

  private static long ended(List<CompletableFuture<HttpResponse<String>>> answers) {
    return answers.stream().filter(CompletableFuture::isDone).count();
  }

  private static HttpRequest get(TestHub hub, String name, String credential) {
    return HttpRequest.newBuilder(hub.uri("/v1/echo/" + name))
        .header("Authorization", credential)
        .build();
  }

  private static void addInstances(TestHub hub, String... names) throws IOException {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ObjectNode instances = document.putObject("instances");
    for (String name : names) {
      instances
          .putObject(name)
          .putArray("tokens")
          .addObject()
          .put("name", "first")
          .put("hash", Token.hashOf("token-of-" + name));
    }
    SettingsStore settings = new SettingsStore(hub.hub().table("Settings"), new Random(1));
    assertThat(settings.commit(settings.current(), document, List.of())).isPresent();
  }
}
