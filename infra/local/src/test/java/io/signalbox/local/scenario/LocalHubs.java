package io.signalbox.local.scenario;

import io.signalbox.local.LocalHub;
import io.signalbox.local.Options;
import io.signalbox.runtime.lambda.FunctionFailure;
import io.signalbox.scenarios.Hub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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

  /** Its minute is two seconds long: what waits for wake need not wait long. */
  private static final class InThisJvm implements Hub {
    private static final Duration MINUTE = Duration.ofSeconds(2);

    private final LocalHub hub;
    private final Thread minutes;
    private volatile boolean isClosed;

    InThisJvm(LocalHub hub) {
      this.hub = hub;
      this.minutes = Thread.ofVirtual().start(this::wakeEachMinute);
    }

    private void wakeEachMinute() {
      while (!isClosed) {
        try {
          Thread.sleep(MINUTE);
          hub.callScheduled("WakeFunction");
        } catch (InterruptedException | FunctionFailure e) {
          if (!isClosed) {
            throw new IllegalStateException(e);
          }
        }
      }
    }

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
      isClosed = true;
      minutes.interrupt();
      hub.close();
    }
  }
}
