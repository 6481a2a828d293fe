package io.signalbox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that a start brings along undo nothing that the API changed. */
class SettingsFileTest {
  private static final String FEED = "/v1/settings/destinations/feed";
  private static final String PUSH = "/v1/settings/destinations/push";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private TestHub hub;

  @SuppressWarnings("NullAway.Init")
  private SettingsFile settings;

  @BeforeEach
  void start() throws IOException {
    hub =
        TestHub.start(
            Options.inMemory(TestHub.root().resolve("template.yaml")).withLoopbackAllowed());
    settings = new SettingsFile(hub.hub());
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private Path file(String json) throws IOException {
    return Files.writeString(folder.resolve("settings.json"), json);
  }

  private void put(String path, String json) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(hub.uri(path))
            .header("Content-Type", "application/json")
            .header("If-Match", "*")
            .PUT(BodyPublishers.ofString(json));
    assertThat(hub.send(request).statusCode()).isLessThan(300);
  }

  @Test
  void what_was_removed_does_not_come_back() throws Exception {
    Path initial = file("{\"destinations\": {\"feed\": {\"method\": \"pull\"}}}");
    assertThat(settings.putIfNone(initial)).isTrue();
    assertThat(hub.send(HttpRequest.newBuilder(hub.uri(FEED)).DELETE()).statusCode())
        .isLessThan(300);

    assertThat(settings.putIfNone(initial)).isFalse();
    assertThat(hub.get(FEED).statusCode()).isEqualTo(404);
  }

  @Test
  void settings_of_any_kind_stay() throws Exception {
    put("/v1/settings", "{\"hub\": {\"ceiling\": {\"tlp\": \"GREEN\"}}}");

    assertThat(settings.putIfNone(file("{}"))).isFalse();
    assertThat(hub.get("/v1/settings").body()).contains("GREEN");
  }

  @Test
  void a_refusal_names_the_places_alone() throws Exception {
    Path wrong = file("{\"destinations\": {\"feed\": {\"method\": \"pul\"}}}");

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> settings.replaceAll(wrong))
        .withMessageContaining(wrong + ": /destinations/feed/method must be one of");
  }

  @Test
  void entries_of_a_demo_stay_as_they_were_changed_and_its_receiver_moves() throws Exception {
    String demo =
        """
        {"destinations": {
          "feed": {"method": "pull"},
          "push": {"method": "http", "uri": "http://127.0.0.1:8480/_local/receiver/demo"}}}
        """;
    settings.addMissing(demo);
    put(FEED, "{\"method\": \"pull\", \"form\": \"bare\"}");
    put(
        PUSH,
        "{\"method\": \"http\", \"uri\": \"http://127.0.0.1:8480/_local/receiver/demo\","
            + " \"form\": \"draft\"}");

    settings.addMissing(demo.replace(":8480", ":8481"));
    assertThat(hub.get(FEED).body()).contains("bare");
    assertThat(hub.get(PUSH).body())
        .contains("draft", "http://127.0.0.1:8481/_local/receiver/demo");
  }
}
