package io.signalbox.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A source of which the hub fetches all that takes a permission. */
final class FetchRun {
  private static final String ID = "0b5cf1a2-7f0e-4c59-a3a8-2f0f8f0a0007";

  private final HttpServer server;

  FetchRun() throws IOException {
    byte[] document =
        String.join(
                "\n",
                Events.large(),
                Events.large(),
                Events.decided(ID, "", Events.event("fetched", "")),
                Events.decided(ID, ",\"tags\":[\"seen\"]", "{}"))
            .getBytes(StandardCharsets.UTF_8);
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, document.length);
          exchange.getResponseBody().write(document);
          exchange.close();
        });
    server.start();
  }

  /** The settings with the fetch. */
  Settings in(Settings settings) {
    return settings.put(
        "fetches",
        "document",
        ("{'source': 'ndjson', 'uri': 'http://127.0.0.1:%d/', 'every': 'PT1M',"
                + " 'http': {'authentication': {'bearer': 'a token'}}}")
            .formatted(server.getAddress().getPort()));
  }

  /** Takes up to a minute; then the source is no longer there. */
  void awaitFetched(HubClient administrator) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () ->
                assertThat(
                        administrator
                            .get("/v1/fetches/document")
                            .json()
                            .path("counts")
                            .path("updated")
                            .asInt())
                    .isPositive());
    assertThat(administrator.get("/v1/fetches").status()).isEqualTo(200);
    server.stop(0);
  }
}
