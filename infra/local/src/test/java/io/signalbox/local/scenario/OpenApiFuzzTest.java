package io.signalbox.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.python.Command;
import io.signalbox.python.PythonEnvironment;
import io.signalbox.scenarios.Hub;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The OpenAPI document is valid, and the hub answers as it says whatever it is asked: requests are
 * made up from the document by schemathesis, the same ones in each run.
 */
class OpenApiFuzzTest {
  private static final Path FOLDER = LocalHubs.root().resolve("infra/local");
  private static final PythonEnvironment TOOLS =
      PythonEnvironment.of(FOLDER.resolve("schemathesis.txt"));

  @TempDir private Path reports;

  @Test
  void the_document_is_valid() throws IOException {
    try (Hub hub = LocalHubs.start("hub-under-test")) {
      Path file =
          Files.writeString(
              reports.resolve("openapi.json"),
              new HubClient(hub.baseUrl(), "").get("/v1/openapi.json").text());
      assertThat(Command.of(TOOLS.program("openapi-spec-validator"), file.toString()).run())
          .contains("OK");
    }
  }

  @Test
  void answers_are_as_the_document_says() {
    try (Hub hub = LocalHubs.start("hub-under-test", new QuickClock())) {
      fill(new HubClient(hub.baseUrl(), hub.administratorToken()));
      Command.Result result =
          Command.of(
                  TOOLS.program("schemathesis"),
                  "--config-file",
                  FOLDER.resolve("schemathesis.toml").toString(),
                  "run",
                  hub.baseUrl() + "/v1/openapi.json",
                  "--header",
                  "Authorization: Bearer " + hub.administratorToken(),
                  "--report-dir",
                  reports.toString())
              .attempt();
      assertThat(result.status()).as(result.output()).isZero();
      assertThat(result.output()).contains("Fuzzing", "Coverage");
    }
  }

  /** So that the examples of the document find something. */
  private static void fill(HubClient administrator) {
    administrator.settings(
        new Settings()
            .destination("demo", "{'method': 'pull'}")
            .destination("soc", "{'method': 'http', 'uri': 'http://127.0.0.1:9/'}")
            .routeAllTo("demo")
            .json());
    administrator.post(
        "/v1/directory/imports?source=register",
        "{\"organisations\": {\"example-isp\": {\"name\": \"Example ISP\"}}, \"networks\":"
            + " {\"example-isp\": {\"organisation\": \"example-isp\", \"cidr\":"
            + " \"192.0.2.0/24\"}}}");
  }
}
