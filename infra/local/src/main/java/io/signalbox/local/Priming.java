package io.signalbox.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Starts a hub in memory, uses it for a moment and ends, so that the JVM learns what a start loads.
 * Run by {@code infra/local/hub} after a build.
 */
public final class Priming {
  private Priming() {}

  /**
   * Runs the priming.
   *
   * @param arguments the repository's folder
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Options options = Options.inMemory(Path.of(arguments[0]).resolve("template.yaml"));
    try (LocalHub hub = LocalHub.start(options)) {
      HubClient client = new HubClient(hub.baseUrl(), hub.administratorToken());
      client.get("/v1/health");
      client.get("/v1/settings");
      client.post(
          "/v1/envelopes",
          "application/json",
          "{\"classification.type\":\"test\",\"source.ip\":\"192.0.2.1\"}"
              .getBytes(StandardCharsets.UTF_8));
    }
  }
}
