package io.signalbox.bench.flow;

import io.signalbox.bench.Arguments;
import io.signalbox.bench.RunsOn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fills a hub with 30,000 destinations, 30,000 routes with an exact field each, and a million
 * envelopes in 100,000 groups, with a stated heap; then starts it again.
 */
public final class ManyMain {
  private static final String HEAP = "512m";
  private static final int BATCH = 500;
  private static final int CLIENTS = 8;
  private static final int ORDINARY_EVENTS = 500;
  private static final double MEGABYTE = 1 << 20;

  private ManyMain() {}

  /** The project's folder, then the options of {@code infra/bench/many}. */
  public static void main(String[] args) throws Exception {
    Arguments arguments = new Arguments(args);
    Path root = arguments.root();
    String heap = arguments.value("--heap").orElse(HEAP);
    int entries = arguments.value("--destinations").map(Integer::parseInt).orElse(30_000);
    int envelopes = arguments.value("--envelopes").map(Integer::parseInt).orElse(1_000_000);
    int groups = arguments.value("--groups").map(Integer::parseInt).orElse(100_000);
    System.out.println(RunsOn.text(root));
    measure(root, heap, entries, envelopes, groups);
    System.exit(0);
  }

  private static void measure(Path root, String heap, int entries, int envelopes, int groups)
      throws Exception {
    try (HubFolder folder = HubFolder.with(settings(entries))) {
      HubProcess hub = HubProcess.startOn(folder, root, Optional.of(heap));
      tell("settings loaded, resident MB", hub.residentBytes() / MEGABYTE);
      long begin = System.nanoTime();
      post(hub, envelopes, groups);
      tell("accepted a second", envelopes * 1e9 / (System.nanoTime() - begin));
      // It has routed all then.
      hub.awaitIdle();
      tell("resident MB", hub.residentBytes() / MEGABYTE);
      tell("live heap MB", hub.liveHeapBytes() / MEGABYTE);
      hub.end();
      HubProcess again = HubProcess.startOn(folder, root, Optional.of(heap));
      tell("start, s (target: 3)", again.untilReady().toNanos() / 1e9);
      tell("CPU time of the start, s", again.cpuUntilReady().toNanos() / 1e9);
      new Burst(again.uri(), "ordinary", 1, envelopes).post(CLIENTS, ORDINARY_EVENTS);
      again.kill();
      HubProcess third = HubProcess.startOn(folder, root, Optional.of(heap));
      tell("start after kill -9, s", third.untilReady().toNanos() / 1e9);
      tell("data folder MB", folder.dataBytes() / MEGABYTE);
      third.end();
    }
  }

  private static String settings(int entries) {
    return """
    {"instances": {"sender": {"tokens": [{"name": "one", "token": "%s"}], "grants": {"post": true}}},
     "destinations": {"grouped": {"method": "pull"}, %s},
     "routes": {"grouped": {"pattern": {"payload": {"feed.code": ["groups"]}}, "destinations": ["grouped"],
                            "groupBy": ["source.asn"]}, %s}}
    """
        .formatted(
            Settings.TOKEN,
            IntStream.range(0, entries)
                .mapToObj(number -> "\"d%d\": %s".formatted(number, destination()))
                .collect(Collectors.joining(",")),
            IntStream.range(0, entries)
                .mapToObj(number -> "\"r%d\": %s".formatted(number, route(number)))
                .collect(Collectors.joining(",")));
  }

  private static String destination() {
    return "{\"method\": \"pull\"}";
  }

  private static String route(int number) {
    return "{\"pattern\": {\"payload\": {\"feed.name\": [\"feed %d\"]}}, \"destinations\": [\"d%d\"]}"
        .formatted(number, number);
  }

  private static void post(HubProcess hub, int envelopes, int groups)
      throws InterruptedException, ExecutionException {
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> posting = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CLIENTS; i++) {
        posting.add(threads.submit(() -> post(hub, next, envelopes, groups)));
      }
    }
    for (Future<?> client : posting) {
      client.get();
    }
  }

  private static boolean post(HubProcess hub, AtomicInteger next, int envelopes, int groups)
      throws IOException {
    try (Client client = new Client(hub.uri(), Settings.TOKEN)) {
      for (int first = next.getAndAdd(BATCH); first < envelopes; first = next.getAndAdd(BATCH)) {
        client.post(
            IntStream.range(first, first + BATCH)
                .mapToObj(number -> event(number, groups))
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII));
      }
      return true;
    }
  }

  private static String event(int number, int groups) {
    return """
    {"feed.name":"feed %d","feed.code":"groups","source.asn":%d,"source.ip":"198.51.100.7",\
    "time.source":"2026-11-22T06:00:00+00:00","classification.type":"vulnerable-system",\
    "extra.number":%d}
    """
        .formatted(number % 1_000, 1 + number % groups, number);
  }

  private static void tell(String what, double figure) {
    System.out.printf(Locale.ROOT, "%-40s %,12.1f%n", what, figure);
  }
}
