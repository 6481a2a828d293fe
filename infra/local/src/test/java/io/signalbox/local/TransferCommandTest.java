package io.signalbox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.PushReceiver;
import io.signalbox.scenarios.Settings;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferCommandTest {
  private static final String CREDENTIALS =
      ", 'http': {'authentication': {'bearer': 'very-secret-value'}}";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private final PushReceiver receiver = new PushReceiver();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void anImportedHubDeliversNothingAgainAndGoesOn() throws Exception {
    try (LocalHub hub = start("data")) {
      administer(hub, "");
      post(hub, "192.0.2.1");
      post(hub, "192.0.2.2");
      awaitPushes(2);
      export("data", "while-it-runs.ndjson");
    }
    // Once it has stopped, it knows the outcome of both.
    export("data", "hub.ndjson");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("hub.ndjson"))))
        .isEqualTo("rw-------");

    command("import", file("hub.ndjson").toString(), "--data", file("moved").toString());

    assertThat(text()).contains("The import is complete").doesNotContain("Set the credentials");
    try (LocalHub hub = start("moved")) {
      post(hub, "192.0.2.2");
      post(hub, "192.0.2.3");
      awaitPushes(3);
      assertThat(receiver.pushes().getLast().body()).contains("192.0.2.3");
    }
    assertThat(receiver.pushes()).hasSize(3);
  }

  @Test
  void anExportEndsWhereAnErasureRemovesTheCopyThatItReads() throws Exception {
    try (LocalHub hub = start("data");
        StoreCopy copy = StoreCopy.of(DataFolder.existing(file("data")))) {
      OutputStream export = copy.whileThere(OutputStream.nullOutputStream());
      export.write("before".getBytes(StandardCharsets.UTF_8));

      erase(hub);

      assertThat(copy.folder()).doesNotExist();
      assertThatIOException()
          .isThrownBy(() -> export.write("behind".getBytes(StandardCharsets.UTF_8)))
          .withMessageContaining("erasure");
    }
  }

  private static void erase(LocalHub hub) {
    HubClient administrator = new HubClient(hub.baseUrl(), hub.administratorToken());
    String path =
        "/v1/erasures/"
            + administrator
                .post("/v1/erasures", "{\"address\": \"192.0.2.1\"}")
                .json()
                .path("id")
                .asText();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              hub.callScheduled("EraseFunction");
              return administrator.get(path).json().path("state").asText().equals("finished");
            });
  }

  @Test
  void secretsStayWhereTheyAreAndTheCommandSaysWhichToSetAnew() throws Exception {
    try (LocalHub hub = start("data")) {
      administer(hub, CREDENTIALS);
    }
    export("data", "hub.ndjson");
    assertThat(Files.readString(file("hub.ndjson"))).doesNotContain("very-secret-value");

    command("import", file("hub.ndjson").toString(), "--data", file("moved").toString());

    assertThat(text()).contains("Set the credentials of destinations/soc anew");
  }

  @Test
  void secretsComeAcrossWhereThatIsAskedFor() throws Exception {
    try (LocalHub hub = start("data")) {
      administer(hub, CREDENTIALS);
    }
    export("data", "hub.ndjson", "--with-secrets");
    assertThat(Files.readString(file("hub.ndjson")))
        .contains("very-secret-value")
        .doesNotContain("administrator/token");

    command("import", file("hub.ndjson").toString(), "--data", file("moved").toString());

    assertThat(text()).doesNotContain("Set the credentials");
  }

  @Test
  void aHubDoesNotStartOnHalfAnImport() throws Exception {
    start("data").close();
    export("data", "hub.ndjson");
    String whole = Files.readString(file("hub.ndjson"));
    Files.writeString(file("hub.ndjson"), whole.substring(0, whole.length() - 9));
    String[] words = {file("hub.ndjson").toString(), "--data", file("moved").toString()};
    assertThatIOException()
        .isThrownBy(() -> command("import", words))
        .withMessageContaining("the file breaks off");
    assertThatIOException()
        .isThrownBy(() -> start("moved"))
        .withMessageContaining("did not end")
        .withMessageContaining("--resume");

    Files.writeString(file("hub.ndjson"), whole);
    command("import", words[0], words[1], words[2], "--resume");

    start("moved").close();
  }

  @Test
  void nothingIsImportedIntoAHubWithDataAndNoFileIsOverwritten() throws Exception {
    try (LocalHub hub = start("data")) {
      administer(hub, "");
    }
    export("data", "hub.ndjson");

    assertThatIOException()
        .isThrownBy(() -> export("data", "hub.ndjson"))
        .withMessageContaining("is there already");
    assertThatIOException()
        .isThrownBy(
            () ->
                command("import", file("hub.ndjson").toString(), "--data", file("data").toString()))
        .withMessageContaining("the hub has data");
    start("data").close();
  }

  private LocalHub start(String data) throws Exception {
    return LocalHub.start(
        Options.inMemory(TestHub.root().resolve("template.yaml"))
            .withData(file(data))
            .withLoopbackAllowed());
  }

  private void administer(LocalHub hub, String options) {
    HubClient administrator = new HubClient(hub.baseUrl(), hub.administratorToken());
    administrator.settings(
        new Settings()
            .instance("cert-at")
            .destination(
                "soc", "{'method': 'http', 'uri': '%s'%s}".formatted(receiver.url(), options))
            .routeAllTo("soc")
            .json());
  }

  private static void post(LocalHub hub, String address) {
    try (HubClient client = new HubClient(hub.baseUrl(), "cert-at-token")) {
      client.postOne("{\"uuid\":\"%s\",\"source.ip\":\"%s\"}".formatted(address, address));
    }
  }

  private void awaitPushes(int count) {
    await().atMost(Duration.ofSeconds(30)).until(() -> receiver.pushes().size() >= count);
  }

  private void export(String data, String name, String... options) throws Exception {
    List<String> words =
        new ArrayList<>(List.of(file(name).toString(), "--data", file(data).toString()));
    words.addAll(List.of(options));
    command("export", words.toArray(String[]::new));
  }

  private void command(String name, String... arguments) throws Exception {
    Objects.requireNonNull(TransferCommand.all().get(name))
        .run(
            List.of(arguments),
            new Command.Surroundings(
                TestHub.root(), Map.of(), new PrintStream(out, true, StandardCharsets.UTF_8)));
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
