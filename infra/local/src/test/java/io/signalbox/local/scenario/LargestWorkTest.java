package io.signalbox.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.signalbox.local.HubProcess;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The largest events that the hub takes go to destinations of all formats at the same moment, are
 * mailed, pushed and read, by a hub with the smallest heap.
 */
class LargestWorkTest {
  private static final int EVENTS = 3;

  /** With the rest of the event, a little less than the limit of 6 MiB for what a request holds. */
  private static final int RAW_CHARACTERS = 6_000_000;

  private static final List<String> FORMATS =
      List.of("json", "csv", "idea", "stix", "n6", "misp", "cloudevents", "ecs", "ocsf");

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String TOKEN = "cert-at-token";

  private final Map<String, Long> pushed = new ConcurrentHashMap<>();

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path data;

  @Test
  void aSmallHeapHoldsWhatAllDestinationsAreSentAtOnce() throws Exception {
    HttpServer receiver = receiver();
    try (HubProcess hub =
            HubProcess.start(
                List.of(),
                LocalHubs.root(),
                "--port",
                "0",
                "--allow-loopback",
                "--data",
                data.toString());
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      URI url = hub.awaitReady();
      HubClient administrator = new HubClient(url, HubProcess.ADMINISTRATOR_TOKEN);
      administrator.settings(settings("http://127.0.0.1:" + receiver.getAddress().getPort() + "/"));
      for (int event = 0; event < EVENTS; event++) {
        byte[] body = compressed(event(event));
        clients.execute(() -> post(url, body));
      }
      await().atMost(PATIENCE).until(() -> hasAll(pushed));
      for (String format : FORMATS) {
        clients.execute(() -> read(url, format));
      }
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> FORMATS.stream().allMatch(format -> isMailed(administrator, format)));
      assertThat(hub.isAlive()).isTrue();
    } finally {
      receiver.stop(0);
    }
  }

  private static boolean hasAll(Map<String, Long> pushed) {
    return FORMATS.stream().allMatch(format -> pushed.getOrDefault(format, 0L) >= EVENTS);
  }

  /** Whether nothing waits; what could not be mailed is an event of no use to anybody. */
  private static boolean isMailed(HubClient administrator, String format) {
    var state = administrator.get("/v1/destinations/mailed-" + format).json();
    assertThat(state.path("setAside").asInt()).as(state.toString()).isZero();
    return state.path("waiting").path("events").asInt() == 0;
  }

  /** As clients do: once more where the hub has no room. */
  private static void post(URI url, byte[] body) {
    HubClient sender = new HubClient(url, TOKEN);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> status(sender, body) == 200);
  }

  private static int status(HubClient sender, byte[] body) {
    return sender
        .post("/v1/envelopes", "application/json", body, "Content-Encoding", "gzip")
        .status();
  }

  private static byte[] compressed(String event) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(event.getBytes(StandardCharsets.US_ASCII));
    }
    return bytes.toByteArray();
  }

  private static void read(URI url, String format) {
    var answer =
        new HubClient(url, TOKEN).get("/v1/feeds/read-" + format, "Accept-Encoding", "gzip");
    assertThat(answer.status()).as(format).isEqualTo(200);
  }

  private static String settings(String receiver) {
    Settings settings = new Settings().instance("cert-at");
    for (String format : FORMATS) {
      settings
          .destination("read-" + format, "{'method': 'pull', 'format': '%s'}".formatted(format))
          .destination(
              "pushed-" + format,
              "{'method': 'http', 'uri': '%s%s', 'format': '%s', 'http': {'batch': 1}}"
                  .formatted(receiver, format, format))
          .destination(
              "mailed-" + format,
              ("{'method': 'mail', 'uri': 'mailto:abuse@isp.example', 'format': '%s',"
                      + " 'interval': {'pause': 'PT0S'}}")
                  .formatted(format));
    }
    return settings
        .routeAllTo(
            FORMATS.stream()
                .flatMap(
                    format -> Stream.of("read-", "pushed-", "mailed-").map(way -> way + format))
                .toArray(String[]::new))
        .json();
  }

  private static String event(int number) {
    return """
    {"source.ip": "192.0.2.%d", "classification.type": "malware-distribution",
     "time.source": "2026-11-01T12:00:00+00:00", "malware.name": "m%d", "raw": "%s"}
    """
        .formatted(number, number, "QUJD".repeat(RAW_CHARACTERS / 4));
  }

  /** Counts pushes by their path, and keeps nothing of them. */
  private HttpServer receiver() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
    return server;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      pushed.merge(exchange.getRequestURI().getPath().substring(1), 1L, Long::sum);
      exchange.sendResponseHeaders(200, -1);
    }
  }
}
