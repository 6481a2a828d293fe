package io.signalbox.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.signalbox.envelope.Json;
import io.signalbox.python.Command;
import io.signalbox.python.PythonEnvironment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The documentation's recipes for chats and ticket systems, at a receiver that holds them to what
 * these systems document.
 */
class RecipesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Texts that would break JSON, and an event of which next to nothing is known. */
  private static final List<String> EVENTS =
      List.of(
          """
          {"source.ip": "192.0.2.3", "source.port": 2323, "classification.type": "infected-system", "feed.name": "A \\"feed\\"",
           "time.source": "2026-11-22T04:27:03+00:00", "extra.tags": ["a", 1],
           "event_description.text": "Two\\nlines, \\"quotes\\" and \\\\ with an ümlaut"}
          """,
          "{\"source.fqdn\": \"host.example\"}");

  private static final List<Request> REQUESTS = new CopyOnWriteArrayList<>();

  @TempDir private static Path folder;

  /** What came, and what was answered. */
  private record Request(
      String method, String path, Map<String, List<String>> headers, String body, int answered) {
    JsonNode json() {
      return Json.read(body).orElseThrow();
    }

    String header(String name) {
      return String.join("", headers.getOrDefault(name, List.of()));
    }
  }

  private static HttpServer server;
  private static TestHub hub;

  @BeforeAll
  static void deliver() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", RecipesTest::take);
    server.start();
    hub =
        TestHub.start(
            Options.inMemory(TestHub.root().resolve("template.yaml")).withLoopbackAllowed());
    List<String> names = new ArrayList<>();
    for (ObjectNode recipe : recipes()) {
      URI there = URI.create(recipe.path("uri").asText());
      names.add(there.getHost().replace(".example", ""));
      recipe.put(
          "uri",
          "http://127.0.0.1:%d%s"
              .formatted(
                  server.getAddress().getPort(),
                  there.getRawPath()
                      + (there.getRawQuery() == null ? "" : "?" + there.getRawQuery())));
      recipe.putObject("retry").put("first", "PT0.1S");
      assertThat(put("/v1/settings/destinations/" + names.getLast(), recipe)).isEqualTo(201);
    }
    assertThat(names).containsExactly("teams", "mattermost", "matrix", "rt");
    ObjectNode route = JSON.createObjectNode();
    route.putObject("pattern");
    names.forEach(route.putArray("destinations")::add);
    assertThat(put("/v1/settings/routes/recipes", route)).isEqualTo(201);
    for (String event : EVENTS) {
      hub.send(
          HttpRequest.newBuilder(hub.uri("/v1/envelopes"))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(event)));
    }
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> REQUESTS.stream().filter(one -> one.answered() < 300).count() >= 8);
  }

  @AfterAll
  static void stop() {
    hub.close();
    server.stop(0);
  }

  private static int put(String path, JsonNode body) throws IOException, InterruptedException {
    return hub.send(
            HttpRequest.newBuilder(hub.uri(path))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body.toString())))
        .statusCode();
  }

  private static List<ObjectNode> recipes() throws IOException {
    List<ObjectNode> recipes = new ArrayList<>();
    for (DocumentationPage.Block block :
        DocumentationPage.read(TestHub.root().resolve("infra/docs/http-push.md")).blocks()) {
      if (block.kind().equals("json destination") && block.text().contains("\"template\"")) {
        recipes.add((ObjectNode) JSON.readTree(block.text()));
      }
    }
    return recipes;
  }

  /** Matrix is away at first. */
  private static void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String path = exchange.getRequestURI().getRawPath();
      boolean isFirst = REQUESTS.stream().noneMatch(one -> one.path().equals(path));
      int answer =
          path.startsWith("/_matrix/") && isFirst ? 503 : path.startsWith("/REST/") ? 201 : 200;
      REQUESTS.add(
          new Request(
              exchange.getRequestMethod(), path, exchange.getRequestHeaders(), body, answer));
      exchange.sendResponseHeaders(answer, -1);
    }
  }

  private static List<Request> to(String path) {
    return REQUESTS.stream().filter(one -> one.path().startsWith(path)).toList();
  }

  @Test
  void mattermostGetsATextOfAtMost16383Characters() {
    assertThat(to("/hooks/"))
        .hasSize(2)
        .allSatisfy(
            request -> {
              assertThat(request.method()).isEqualTo("POST");
              assertThat(request.header("Content-type")).isEqualTo("application/json");
              assertThat(request.json().path("text").asText()).isNotBlank().hasSizeLessThan(16_384);
            });
    assertThat(to("/hooks/").toString()).contains("\\\"quotes\\\" and \\\\ with an ümlaut");
  }

  @Test
  void matrixGetsAMessageUnderATransactionIdThatARepetitionKeeps() {
    List<Request> all = to("/_matrix/client/v3/rooms/!soc:matrix.example/send/m.room.message/");
    assertThat(all)
        .hasSize(4)
        .allSatisfy(
            request -> {
              assertThat(request.method()).isEqualTo("PUT");
              assertThat(request.header("Authorization"))
                  .isEqualTo("Bearer the access token of the bot");
              assertThat(request.path()).endsWith("/" + request.header("Webhook-id"));
              assertThat(request.json().path("msgtype").asText()).isEqualTo("m.text");
              assertThat(request.json().path("body").isTextual()).isTrue();
            });
    assertThat(all.stream().map(Request::path).distinct()).hasSize(2);
  }

  @Test
  void requestTrackerGetsATicket() {
    assertThat(to("/REST/2.0/ticket"))
        .hasSize(2)
        .allSatisfy(
            request -> {
              assertThat(request.method()).isEqualTo("POST");
              assertThat(request.path()).isEqualTo("/REST/2.0/ticket");
              assertThat(request.header("Authorization")).startsWith("token ");
              assertThat(request.json().path("Queue").asText()).isEqualTo("Incident Reports");
              assertThat(request.json().path("Subject").asText()).isNotBlank().doesNotContain("\n");
              assertThat(request.json().path("ContentType").asText()).isEqualTo("text/plain");
              assertThat(request.json().path("Content").asText()).isNotBlank();
            });
    assertThat(to("/REST/").toString()).contains("source.port: 2323");
  }

  @Test
  void teamsGetsCardsThatTheirPublishedSchemaTakes() throws IOException {
    List<Request> all = to("/workflows/");
    assertThat(all).hasSize(2).allMatch(one -> one.body().length() < 28 * 1024);
    Files.write(
        folder.resolve("teams.ndjson"), all.stream().map(one -> Json.text(one.json())).toList());
    Path judges = TestHub.root().resolve("infra/interop");
    assertThat(
            new Command(
                    List.of(
                        PythonEnvironment.of(judges.resolve("judges.txt")).program("python"),
                        judges.resolve("python/judge_formats.py").toString(),
                        folder.toString()),
                    Map.of("PYTHONDONTWRITEBYTECODE", "1", "PYTHONUTF8", "1"))
                .run()
                .lines())
        .isEqualTo(Stream.of("teams\tjudged\t2").toList());
  }
}
