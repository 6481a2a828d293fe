package io.signalbox.local;

import io.signalbox.local.front.Listening;
import io.signalbox.local.page.Receiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Starts a hub on a folder of its own as people do, has it push and mail some events, ends it and
 * starts it again, so that the JVM learns what starts and first deliveries load. More events follow
 * each other, so that it learns which methods are worth compiling, and how: the first thousands
 * after a start take a sixth less CPU time then. Run by {@code infra/local/hub} after a build.
 */
public final class Priming {
  private static final int EVENTS = 40;
  private static final int SENDERS = 8;
  private static final int EVENTS_A_SENDER = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Priming() {}

  /**
   * Runs the priming.
   *
   * @param arguments the repository's folder
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException, Misuse {
    Path root = Path.of(arguments[0]);
    Path folder = Files.createTempDirectory("signalbox-priming");
    Main.COMMANDS.keySet().forEach(Usage::of);
    Signals.endOrderly();
    try {
      Options options =
          CommandLine.read(
                  List.of("--data", folder.resolve("data").toString(), "--demo"), root, Map.of())
              .options()
              .withListening(Listening.onLoopback(0));
      try (LocalHub hub = start(options)) {
        use(hub, folder.resolve("settings.json"));
      }
      start(options).close();
    } finally {
      delete(folder);
    }
  }

  private static LocalHub start(Options options) throws IOException {
    return LocalHub.start(options, hub -> {}, failure -> {});
  }

  private static void use(LocalHub hub, Path settings)
      throws IOException, InterruptedException, ExecutionException {
    Files.writeString(
        settings,
        """
        {"instances": {"sender": {"tokens": [{"name": "one", "token": "the-sender-of-the-priming"}],
                                  "grants": {"post": true}}},
         "destinations": {
           "push": {"method": "http", "uri": "%s/_local/receiver/priming",
                    "http": {"batch": 1}},
           "mail": {"method": "mail", "uri": "mailto:abuse@isp.example",
                    "interval": {"pause": "PT0S"}}},
         "routes": {"pushed": {"pattern": {}, "destinations": ["push"]},
                    "mailed": {"pattern": {"payload": {"classification.type": ["test"]}},
                               "destinations": ["mail"]}}}
        """
            .formatted(hub.baseUrl()));
    new SettingsFile(hub).replaceAll(settings);
    new HubClient(hub.baseUrl(), hub.administratorToken()).get("/v1/health");
    HubClient sender = new HubClient(hub.baseUrl(), "the-sender-of-the-priming");
    sender.post("/v1/envelopes", "application/x-ndjson", events());
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Integer>> all =
          IntStream.range(0, SENDERS)
              .mapToObj(one -> postingOneByOne(sender, EVENTS + one * EVENTS_A_SENDER))
              .toList();
      for (Future<Integer> posted : senders.invokeAll(all)) {
        posted.get();
      }
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    while ((hub.receiver().pushes().size() < Receiver.KEPT || hub.mails().isEmpty())
        && System.nanoTime() < end) {
      Thread.sleep(20);
    }
  }

  /** Posts events from a number on; answers with the number behind the last. */
  private static Callable<Integer> postingOneByOne(HubClient sender, int first) {
    return () -> {
      int number = first;
      while (number < first + EVENTS_A_SENDER) {
        byte[] event = event("scanner", number).getBytes(StandardCharsets.UTF_8);
        sender.post("/v1/envelopes", "application/json", event);
        number++;
      }
      return number;
    };
  }

  private static byte[] events() {
    return IntStream.range(0, EVENTS)
        .mapToObj(number -> event("test", number))
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String event(String type, int number) {
    return """
    {"classification.type":"%s","source.ip":"192.0.2.1","extra.number":%d}
    """
        .formatted(type, number);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(Priming::deleteOne);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
