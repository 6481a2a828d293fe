package io.signalbox.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.local.HubProcess;
import io.signalbox.scenarios.HubClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path data;

  @Test
  void aSmallHeapHoldsWhatAllDestinationsAreSentAtOnce() throws Exception {
    try (CountingReceiver receiver = new CountingReceiver();
        HubProcess hub = EveryFormat.hub(data);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      URI url = hub.awaitReady();
      HubClient administrator = new HubClient(url, HubProcess.ADMINISTRATOR_TOKEN);
      administrator.settings(EveryFormat.settings(receiver.uri(), 1));
      for (int event = 0; event < EVENTS; event++) {
        byte[] body = compressed(event(event));
        clients.execute(() -> post(url, body));
      }
      await().atMost(PATIENCE).until(() -> hasAll(receiver));
      for (String format : EveryFormat.FORMATS) {
        clients.execute(() -> read(url, format));
      }
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .until(
              () ->
                  EveryFormat.FORMATS.stream().allMatch(format -> isMailed(administrator, format)));
      assertThat(hub.isAlive()).isTrue();
    }
  }

  private static boolean hasAll(CountingReceiver receiver) {
    return EveryFormat.FORMATS.stream().allMatch(format -> receiver.count(format) >= EVENTS);
  }

  /** Whether nothing waits; what could not be mailed is an event of no use to anybody. */
  private static boolean isMailed(HubClient administrator, String format) {
    var state = administrator.get("/v1/destinations/mailed-" + format).json();
    assertThat(state.path("setAside").asInt()).as(state.toString()).isZero();
    return state.path("waiting").path("events").asInt() == 0;
  }

  /** As clients do: once more where the hub has no room. */
  private static void post(URI url, byte[] body) {
    HubClient sender = new HubClient(url, EveryFormat.TOKEN);
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
        new HubClient(url, EveryFormat.TOKEN)
            .get("/v1/feeds/read-" + format, "Accept-Encoding", "gzip");
    assertThat(answer.status()).as(format).isEqualTo(200);
  }

  private static String event(int number) {
    return """
    {"source.ip": "192.0.2.%d", "classification.type": "malware-distribution",
     "time.source": "2026-11-01T12:00:00+00:00", "malware.name": "m%d", "raw": "%s"}
    """
        .formatted(number, number, "QUJD".repeat(RAW_CHARACTERS / 4));
  }
}
