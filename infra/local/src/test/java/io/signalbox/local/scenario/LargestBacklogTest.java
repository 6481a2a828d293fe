package io.signalbox.local.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.local.HubProcess;
import io.signalbox.scenarios.HubClient;
import io.signalbox.scenarios.HubClient.Answer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backlog of 4,500 events of 2 kB, for destinations of all formats that are resumed at the same
 * moment, while everything that reads or counts many events is asked for, too: by a hub with the
 * smallest heap.
 */
class LargestBacklogTest {
  private static final int EVENTS = 4_500;
  private static final int EVENTS_A_POST = 500;

  /** Of the formats, one that takes little memory, and one that takes much. */
  private static final List<String> REPLAYED =
      List.of("pushed-json", "mailed-json", "pushed-misp", "mailed-misp");

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String WHAT_IF =
      "{\"days\": 7, \"changes\": [{\"kind\": \"routes\", \"name\": \"all\", \"entry\": null}]}";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path data;

  @Test
  void aSmallHeapHoldsTheLargestWorkOfAllFunctionsAtOnce() throws Exception {
    try (CountingReceiver receiver = new CountingReceiver();
        HubProcess hub = EveryFormat.hub(data);
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      URI url = hub.awaitReady();
      HubClient administrator = new HubClient(url, HubProcess.ADMINISTRATOR_TOKEN);
      administrator.settings(EveryFormat.settings(receiver.uri(), EVENTS_A_POST));
      sent().forEach(name -> control(administrator, name, "pause", "{}"));
      post(new HubClient(url, EveryFormat.TOKEN));

      List<Future<?>> done = new ArrayList<>();
      sent()
          .forEach(
              name -> done.add(clients.submit(() -> control(administrator, name, "resume", "{}"))));
      reads().forEach(path -> done.add(clients.submit(() -> read(url, path))));
      REPLAYED.forEach(
          name ->
              done.add(
                  clients.submit(
                      () ->
                          control(
                              administrator,
                              name,
                              "replay",
                              "{\"since\": \"2026-01-01T00:00:00Z\"}"))));
      done.add(clients.submit(() -> accepted(() -> whatIf(administrator))));
      for (Future<?> one : done) {
        one.get();
      }
      sent()
          .forEach(
              name ->
                  await()
                      .atMost(PATIENCE)
                      .pollInterval(Duration.ofSeconds(1))
                      .until(() -> hasSentAll(administrator, name)));
      assertThat(hub.isAlive()).isTrue();
    }
  }

  private static List<String> sent() {
    return EveryFormat.FORMATS.stream()
        .flatMap(format -> Stream.of("pushed-" + format, "mailed-" + format))
        .toList();
  }

  /** The largest pages of everything that has many events in them. */
  private static List<String> reads() {
    List<String> paths = new ArrayList<>();
    EveryFormat.FORMATS.forEach(format -> paths.add("/v1/feeds/read-" + format + "?limit=5000"));
    paths.add("/v1/envelopes?limit=1000&address=192.0.2.0/24");
    paths.add("/v1/envelopes?limit=1000&type=malware-distribution&as=csv");
    paths.add("/v1/statistics?by=type,country");
    paths.add("/v1/deliveries?destination=pushed-json&limit=1000");
    return paths;
  }

  private static void control(HubClient administrator, String name, String what, String body) {
    accepted(() -> administrator.post("/v1/destinations/" + name + "/" + what, body));
  }

  private static Answer whatIf(HubClient administrator) {
    return administrator.post(
        "/v1/settings/whatif", "application/json", WHAT_IF.getBytes(UTF_8), "Idempotency-Key", "1");
  }

  private static void post(HubClient sender) {
    for (int first = 0; first < EVENTS; first += EVENTS_A_POST) {
      byte[] events = events(first);
      accepted(() -> sender.post("/v1/envelopes", "application/x-ndjson", events));
    }
  }

  private static void read(URI url, String path) {
    String token =
        path.startsWith("/v1/feeds") ? EveryFormat.TOKEN : HubProcess.ADMINISTRATOR_TOKEN;
    accepted(() -> new HubClient(url, token).get(path, "Accept-Encoding", "gzip"));
  }

  /** As clients do: once more where the hub has no room at the moment. */
  private static void accepted(Supplier<Answer> request) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              Answer answer = request.get();
              assertThat(answer.status()).as(answer.text()).isIn(200, 202, 503);
              return answer.status() != 503;
            });
  }

  private static boolean hasSentAll(HubClient administrator, String name) {
    var state = administrator.get("/v1/destinations/" + name).json();
    assertThat(state.path("setAside").asInt()).as(state.toString()).isZero();
    return state.path("waiting").path("events").asInt() == 0;
  }

  private static byte[] events(int first) {
    return IntStream.range(first, first + EVENTS_A_POST)
        .mapToObj(LargestBacklogTest::event)
        .collect(Collectors.joining("\n"))
        .getBytes(UTF_8);
  }

  private static String event(int number) {
    return """
    {"source.ip": "192.0.2.%d", "source.asn": %d, "source.geolocation.cc": "AT", \
    "classification.type": "malware-distribution", "time.source": "2026-11-01T12:00:00+00:00", \
    "malware.name": "m%d", "event_description.text": "%s"}\
    """
        .formatted(number % 256, 64_496 + number, number, "What was seen. ".repeat(120));
  }
}
