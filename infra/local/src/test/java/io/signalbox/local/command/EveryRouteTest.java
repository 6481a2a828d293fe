package io.signalbox.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.cli.Typed;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the hub can be asked, a command asks, or routes.txt says why none does. The commands run
 * at a real hub; what they send passes a proxy that notes it.
 */
class EveryRouteTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");
  private static final String EVENT = "72ddb00c-2d0a-4eea-b7ac-ae122b8e6c3b";

  @TempDir private Path folder;
  private final Map<String, String> names = new HashMap<>();

  @Test
  void each_route_has_a_command_that_reaches_it_or_a_reason() throws Exception {
    try (RecordedHub hub = RecordedHub.start()) {
      HubClient administrator = new HubClient(hub.url(), hub.token());
      checkTheList(administrator.get("/v1/openapi.json").json());
      make(administrator, new HubClient(hub.url(), "tester-token"));
      Typed typed = new Typed(folder).at(hub.url().toString(), hub.token());
      for (RouteLine line : RouteLine.all()) {
        if (line.hasCommand()) {
          run(hub, typed, line);
        }
      }
    }
  }

  private static void checkTheList(JsonNode document) {
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> member : path.getValue().properties()) {
        if (METHODS.contains(member.getKey())) {
          String operation = member.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
          assertThat(RouteLine.all())
              .as("Lines of routes.txt (infra/local/src/test/resources) about " + operation)
              .filteredOn(line -> line.isAbout(operation))
              .hasSize(1);
        }
      }
    }
  }

  private void run(RecordedHub hub, Typed typed, RouteLine line) {
    hub.requests().clear();
    Typed.Result result = typed.run(line.command(names));

    assertThat(result.status()).as(line + "\n" + result.all()).isEqualTo(line.status());
    assertThat(hub.requests())
        .as("Requests of " + line)
        .anyMatch(request -> line.isReachedBy(request.method(), request.target()));
    noteNames(typed, line);
  }

  /** A replay is the job that a later line asks for. */
  private void noteNames(Typed typed, RouteLine line) {
    if (line.words().startsWith("destinations replay")) {
      names.put("JOB", json(typed, "destinations", "resume", "mail").path("job").asText());
    }
  }

  private static JsonNode json(Typed typed, String... words) {
    String[] all = Arrays.copyOf(words, words.length + 2);
    all[words.length] = "-o";
    all[words.length + 1] = "json";
    Typed.Result result = typed.run(all);
    try {
      return JSON.readTree(result.out());
    } catch (IOException fault) {
      throw new UncheckedIOException(result.all(), fault);
    }
  }

  /** An event that was mailed, a conflict, two quarantined items, files. */
  private void make(HubClient administrator, HubClient tester) throws IOException {
    administrator.settings(
        new Settings()
            .instance("tester", "'invalidContent': 'quarantine'")
            .destination(
                "mail",
                "{'method': 'mail', 'uri': 'mailto:abuse@isp.example', "
                    + "'interval': {'pause': 'PT0S'}, 'mail': {'tickets': true}}")
            .destination("kept", "{'method': 'pull'}")
            .routeAllTo("mail", "kept")
            .json());
    for (String address : List.of("192.0.2.1", "192.0.2.2")) {
      tester.post(
          "/v1/envelopes",
          "{\"format\": \"intelmq\", \"version\": 1, \"type\": \"event\", \"meta\": {\"uuid\": \"%s\"},"
                  .formatted(EVENT)
              + " \"payload\": {\"source.ip\": \"%s\"}}".formatted(address));
    }
    tester.post("/v1/envelopes", "[[1], [2]]");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> administrator.get("/v1/deliveries").text().contains("\"delivered\""));
    names.put("EVENT", EVENT);
    names.put("DELIVERY", at(administrator, "/v1/deliveries", "/deliveries/0/delivery"));
    names.put("TICKET", at(administrator, "/v1/notices", "/notices/0/ticket"));
    names.put("CONFLICT", at(administrator, "/v1/conflicts", "/conflicts/0/conflict"));
    names.put("ITEM", at(administrator, "/v1/quarantine", "/quarantine/0/item"));
    names.put("ITEM2", at(administrator, "/v1/quarantine", "/quarantine/1/item"));
    names.put("REVISION", at(administrator, "/v1/settings/history", "/changes/0/revision"));
    Files.writeString(folder.resolve("event.json"), "{\"source.ip\": \"192.0.2.9\"}");
    Files.writeString(folder.resolve("rows.csv"), "source.ip\n192.0.2.9\n");
    Files.writeString(folder.resolve("entry.json"), "{\"method\": \"pull\"}");
    Files.writeString(folder.resolve("organisation.json"), "{\"name\": \"Another\"}");
    Files.writeString(
        folder.resolve("contacts.json"),
        """
        {"organisations": {"isp": {"name": "ISP"}},
         "contacts": {"abuse": {"organisation": "isp", "addresses": [{"address": "abuse@isp.example"}]}},
         "networks": {"net": {"organisation": "isp", "cidr": "192.0.2.0/24", "state": "approved"}}}
        """);
  }

  private static String at(HubClient administrator, String path, String pointer) {
    String found = administrator.get(path).json().at(pointer).asText();
    assertThat(found).as(path + " " + pointer).isNotEmpty();
    return found;
  }
}
