package io.signalbox.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.HubClient;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A misspelt query parameter is refused by every route of the API, and changes nothing. */
class UnknownParametersTest {
  /**
   * Programs that follow links add parameters to those of pages, and clients of Warden may send
   * arguments that the server does not know.
   */
  private static final List<String> PASSED_OVER = List.of(" /n/", " /console", " /warden3/");

  private static final Hub HUB = LocalHubs.start("hub-under-test");
  private static final HubClient ADMINISTRATOR =
      new HubClient(HUB.baseUrl(), HUB.administratorToken());

  @BeforeAll
  static void addAFeed() {
    assertThat(
            ADMINISTRATOR.put("/v1/settings/destinations/feed", "{\"method\": \"pull\"}").status())
        .isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    ADMINISTRATOR.close();
    HUB.close();
  }

  static Stream<String> routes() {
    return Stream.concat(AccessMatrixTest.routes(), Stream.of("GET /v1/health", "GET /metrics"))
        .filter(route -> PASSED_OVER.stream().noneMatch(route::contains));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void an_unknown_parameter_is_refused(String route) {
    String[] parts = route.split(" ", 2);
    HubClient.Answer answer = call(parts[0], path(parts[0], parts[1]) + "?dryrun=true");
    assertThat(answer.status()).as(route).isEqualTo(400);
    assertThat(answer.text()).as(route).contains("There is no such parameter here");
    assertThat(ADMINISTRATOR.get("/v1/settings/destinations/feed").status()).isEqualTo(200);
  }

  private static HubClient.Answer call(String method, String path) {
    return switch (method) {
      case "GET" -> ADMINISTRATOR.get(path);
      case "DELETE" -> ADMINISTRATOR.delete(path);
      case "PUT" -> ADMINISTRATOR.put(path, "{\"method\": \"pull\"}", "If-Match", "*");
      case "POST" -> ADMINISTRATOR.post(path, "{\"source.ip\": \"192.0.2.1\"}");
      default -> throw new IllegalArgumentException(method);
    };
  }

  private static String path(String method, String template) {
    String below =
        Map.of(
                "POST", "feeds/collections/none/objects/",
                "DELETE", "feeds/collections/none/objects/none/")
            .getOrDefault(method, "feeds/collections/");
    return template
        .replace("settings/{kind}", "settings/destinations")
        .replace("directory/{kind}", "directory/organisations")
        .replace("misp/{path+}", "misp/feed/manifest.json")
        .replace("n6/{path+}", "n6/search/events.json")
        .replace("{path+}", below)
        .replaceAll("\\{\\w+}", "feed");
  }
}
