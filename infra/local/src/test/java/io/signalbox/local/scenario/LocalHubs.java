package io.signalbox.local.scenario;

import io.signalbox.local.LocalHub;
import io.signalbox.local.Options;
import io.signalbox.scenarios.Hub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Local hubs for the scenarios: in memory, in this JVM. */
final class LocalHubs {
  private LocalHubs() {}

  static Hub start(String hubName) {
    return start(hubName, Clock.systemUTC());
  }

  static Hub start(String hubName, Clock clock) {
    try {
      Options options =
          Options.inMemory(template())
              .withLoopbackAllowed()
              .withClock(clock)
              .withParameter("HubName", hubName);
      return new InThisJvm(LocalHub.start(options));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The hub's own template. */
  static Path template() {
    return root().resolve("template.yaml");
  }

  /** The repository's folder. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("template.yaml"))) {
      folder = folder.resolve("..").normalize();
    }
    return folder;
  }

  private record InThisJvm(LocalHub hub) implements Hub {
    @Override
    public URI baseUrl() {
      return hub.baseUrl();
    }

    @Override
    public String administratorToken() {
      return hub.administratorToken();
    }

    @Override
    public List<String> mails() {
      return hub.mails().stream()
          .map(mail -> new String(mail.content().bytes(), StandardCharsets.UTF_8))
          .toList();
    }

    @Override
    public void close() {
      hub.close();
    }
  }
}
