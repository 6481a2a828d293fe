package io.signalbox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.Settings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFromFileTest {
  private static final String ENTRY = "/v1/settings/destinations/added";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Path file;

  @BeforeEach
  void write() throws Exception {
    file = folder.resolve("settings.json");
    Files.writeString(file, settings("first"));
  }

  private static String settings(String feed) {
    return new Settings().destination(feed, "{'method': 'pull'}").json();
  }

  private HubProcess start(String option) throws Exception {
    return HubProcess.start(
        List.of(),
        TestHub.root(),
        "--port",
        "0",
        "--data",
        folder.resolve("data").toString(),
        option,
        file.toString());
  }

  private static HubClient administrator(URI hub) {
    return new HubClient(hub, HubProcess.ADMINISTRATOR_TOKEN);
  }

  @Test
  void a_file_that_is_the_truth_is_read_again_at_sighup_and_changed_by_nobody() throws Exception {
    try (HubProcess hub = start("--settings")) {
      HubClient administrator = administrator(hub.awaitReady());
      assertThat(administrator.get("/v1/settings").text()).contains("first");
      HubClient.Answer refused = administrator.put(ENTRY, "{\"method\": \"pull\"}");
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.text()).contains("--settings");

      Files.writeString(file, settings("second"));
      hub.hangUp();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> administrator.get("/v1/settings").text().contains("second"));
      Files.writeString(file, "{\"destinations\": 7}");
      hub.hangUp();
      Files.writeString(file, settings("third"));
      hub.hangUp();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> administrator.get("/v1/settings").text().contains("third"));
      hub.terminate();
      assertThat(hub.awaitExit()).isZero();
    }
  }

  @Test
  void initial_settings_are_loaded_into_an_empty_hub_alone() throws Exception {
    try (HubProcess hub = start("--initial-settings")) {
      HubClient administrator = administrator(hub.awaitReady());
      assertThat(administrator.get("/v1/settings").text()).contains("first");
      assertThat(administrator.put(ENTRY, "{\"method\": \"pull\"}").status()).isLessThan(300);
      hub.hangUp();
      hub.terminate();
      assertThat(hub.awaitExit()).as("a reload ends no hub").isZero();
    }
    Files.writeString(file, settings("second"));
    try (HubProcess hub = start("--initial-settings")) {
      assertThat(administrator(hub.awaitReady()).get("/v1/settings").text())
          .contains("first", "added")
          .doesNotContain("second");
    }
  }
}
