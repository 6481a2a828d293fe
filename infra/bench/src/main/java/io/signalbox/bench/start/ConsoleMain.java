package io.signalbox.bench.start;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.bench.Arguments;
import io.signalbox.bench.RunsOn;
import io.signalbox.bench.Spread;
import io.signalbox.bench.flow.HubProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures the console's first page as Lambda serves it: in a function that was just started, with
 * and without the hooks around a snapshot, and in one that has served pages before. A local hub
 * with 1,000 destinations answers for the other functions; 200 things need a person.
 */
public final class ConsoleMain {
  private static final String CONSOLE = "ConsoleFunction";
  private static final String HEAP = "512m";
  private static final int ROUNDS = 3;
  private static final int DESTINATIONS = 1_000;
  private static final int CONFLICTS = 200;

  private static final int LATER = 50;

  private static final List<String> ROWS =
      List.of(
          "first page: CPU time, ms",
          "first page: time, ms",
          "most resident memory, MB",
          "warm page: CPU time, ms",
          "warm page: median, µs (target: 300,000)",
          "warm page: 99th percentile, µs",
          "live heap, KB");

  private ConsoleMain() {}

  /** The project's folder. */
  public static void main(String[] args) throws Exception {
    Path root = new Arguments(args).root();
    System.out.println(RunsOn.text(root));
    Artifact console =
        Artifact.all(root).stream()
            .filter(one -> one.function().name().equals(CONSOLE))
            .findFirst()
            .orElseThrow();
    try (HubProcess hub = HubProcess.start(root, settings(), Optional.of(HEAP));
        ApiOfHub api = new ApiOfHub(hub.uri(), hub.administratorToken())) {
      trouble(api);
      hub.awaitIdle();
      measure(root, console, api);
    }
    System.exit(0);
  }

  private static void measure(Path root, Artifact console, ApiOfHub api) throws Exception {
    Map<String, Spread> figures = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (boolean withHooks : List.of(false, true)) {
        try (Services services = Services.at(api, root, console)) {
          List<String> printed = Start.answered(console, services, withHooks, LATER);
          add(figures, "page: bytes", withHooks, bytes(printed.get(printed.size() - 2)));
          String[] measured = printed.getLast().split(" ", -1);
          for (int row = 0; row < ROWS.size(); row++) {
            add(figures, ROWS.get(row), withHooks, Double.parseDouble(measured[row]));
          }
        }
      }
    }
    figures.forEach((row, spread) -> System.out.printf("%-60s %s%n", row, spread));
  }

  private static void add(
      Map<String, Spread> figures, String row, boolean withHooks, double figure) {
    figures
        .computeIfAbsent(row + (withHooks ? ", after the hooks" : ""), _ -> new Spread())
        .add(figure);
  }

  /** Of the page in an answer, which must be one. */
  private static double bytes(String answer) throws IOException {
    JsonNode read = new ObjectMapper().readTree(answer);
    if (read.path("statusCode").asInt() != 200) {
      throw new IOException(answer);
    }
    return read.path("body").asText().getBytes(StandardCharsets.UTF_8).length;
  }

  /** Each id with two bodies: somebody is to decide which one holds. */
  private static void trouble(ApiOfHub api) throws IOException {
    for (String body : List.of("192.0.2.1", "192.0.2.2")) {
      api.post(
          IntStream.range(0, CONFLICTS)
              .mapToObj(number -> envelope(number, body))
              .collect(Collectors.joining("\n")));
    }
  }

  private static String envelope(int number, String address) {
    return """
    {"format": "intelmq", "version": 1, "type": "event", "meta": {"uuid": "%s"}, \
    "payload": {"source.ip": "%s", "classification.type": "scanner"}}\
    """
        .formatted(new UUID(0x4000L, 0x8000_0000_0000_0000L + number), address);
  }

  private static String settings() {
    return "{\"instances\": {}, \"routes\": {}, \"destinations\": {%s}}"
        .formatted(
            IntStream.range(0, DESTINATIONS)
                .mapToObj("\"soc-%d\": {\"method\": \"pull\"}"::formatted)
                .collect(Collectors.joining(",")));
  }
}
