package io.signalbox.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.local.front.Listening;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalHubTest {

  @Test
  void aFileOfTheTokenThatHoldsNoneIsNamed(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("data/administrator-token");
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(file, "\n");

    assertThatThrownBy(() -> TestHub.start(options(folder)))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(file.toString(), "20 characters");
  }

  @Test
  void theAdministratorsTokenIsMadeOnceKeptForItsOwnerAndKnownToFunctions(@TempDir Path folder)
      throws Exception {
    String first;
    try (TestHub hub = TestHub.start(options(folder))) {
      first = hub.hub().administratorToken();
      assertThat(hub.get("/v1/echo/token").body()).isEqualTo(first);
    }
    try (TestHub hub = TestHub.start(options(folder))) {
      assertThat(hub.hub().administratorToken()).isEqualTo(first).hasSizeGreaterThanOrEqualTo(32);
    }
    assertThat(Files.getPosixFilePermissions(folder.resolve("data/administrator-token")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aGivenTokenComesFirst(@TempDir Path folder) throws Exception {
    try (TestHub hub = TestHub.start(options(folder).withAdministratorToken("given"))) {
      assertThat(hub.get("/v1/echo/token").body()).isEqualTo("given");
    }
  }

  @Test
  void aSecondHubOnTheSameFolderIsRefused(@TempDir Path folder) throws Exception {
    try (TestHub hub = TestHub.start(options(folder))) {
      assertThatThrownBy(() -> TestHub.start(options(folder)))
          .hasMessageContaining("in use by another hub")
          .hasMessageContaining(folder.toString());
      assertThat(hub.get("/v1/echo/x").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aPortThatIsTakenIsRefusedTheFolderLetGoAndTheTokenKept(@TempDir Path folder)
      throws Exception {
    try (TestHub hub = TestHub.start()) {
      Options taken =
          options(folder).withListening(Listening.onLoopback(hub.hub().baseUrl().getPort()));
      assertThatThrownBy(() -> TestHub.start(taken))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot be listened on")
          .hasMessageContaining("--port");
    }
    String token = Files.readString(folder.resolve("data/administrator-token")).strip();
    try (TestHub hub = TestHub.start(options(folder))) {
      assertThat(hub.get("/v1/echo/x").statusCode()).isEqualTo(200);
      assertThat(hub.hub().administratorToken()).isEqualTo(token);
    }
  }

  /** A token of given settings never works before their routes and feeds do. */
  @Test
  void aRequestBeforeTheGivenSettingsHoldIsAnsweredByThem() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    AtomicReference<CompletableFuture<HttpResponse<String>>> early = new AtomicReference<>();
    LocalHub.Preparation preparation =
        hub -> {
          early.set(
              client.sendAsync(
                  HttpRequest.newBuilder(hub.baseUrl().resolve("/v1/feeds/demo"))
                      .header("Authorization", "Bearer demo")
                      .timeout(Duration.ofSeconds(30))
                      .build(),
                  BodyHandlers.ofString()));
          new SettingsFile(hub).addMissing(Demo.settings(TestHub.root(), hub.baseUrl()));
        };
    Options options =
        Options.inMemory(TestHub.root().resolve("template.yaml")).withLoopbackAllowed();
    try (client;
        LocalHub hub = LocalHub.start(options, preparation, failure -> {})) {
      assertThat(early.get().get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
      assertThat(hub.baseUrl()).isNotNull();
    }
  }

  @Test
  void aFunctionWhoseClassIsAbsentIsNamed(@TempDir Path folder) throws Exception {
    Path template = folder.resolve("template.yaml");
    Files.writeString(
        template, Files.readString(TestHub.TEMPLATE).replace("EchoHandler", "NoHandler"));
    assertThatThrownBy(() -> TestHub.start(Options.inMemory(template)))
        .hasMessageContaining("Echo")
        .hasMessageContaining("io.signalbox.runtime.NoHandler is not on the class path");
  }

  private static Options options(Path folder) {
    return Options.inMemory(TestHub.TEMPLATE).withData(folder.resolve("data"));
  }
}
