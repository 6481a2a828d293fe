package io.signalbox.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.local.mail.StoredMail;
import io.signalbox.local.page.Push;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Posts the examples to a hub with the example settings, and tells what was delivered where. */
final class Demo {
  private static final ObjectMapper MAPPER = new JsonMapper();
  private static final String TOKEN = "demo";
  private static final String WRITTEN_FOR = "http://127.0.0.1:8480";
  private static final Map<String, String> CONTENT_TYPES =
      Map.of(".json", "application/json", ".ndjson", "application/x-ndjson");
  private static final Duration QUIET = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final LocalHub hub;
  private final Path root;
  private final PrintStream out;
  private final HubClient client;

  Demo(LocalHub hub, Path root, PrintStream out) {
    this.hub = hub;
    this.root = root;
    this.out = out;
    this.client = new HubClient(hub.baseUrl(), TOKEN);
  }

  /** The example settings, for a hub at that address. */
  static String settings(Path root, URI baseUrl) throws IOException {
    return Files.readString(root.resolve("infra/local/demo/settings.json"))
        .replace(WRITTEN_FOR, baseUrl.toString());
  }

  void run() throws IOException, InterruptedException {
    Instant begun = Instant.now();
    int mails = hub.mails().size();
    int pushes = hub.receiver().pushes().size();
    out.println();
    int expected = 0;
    for (Path example : examples()) {
      expected += post(example);
    }
    awaitPushes(pushes + expected);
    out.println();
    hub.mails().reversed().stream().skip(mails).forEach(this::tell);
    hub.receiver().pushes().reversed().stream().skip(pushes).forEach(this::tell);
    tellFeed(begun);
    out.println();
    out.println("Look at it: " + hub.baseUrl() + "/_local/");
    out.println(
        "Post more:  curl "
            + hub.baseUrl()
            + "/v1/envelopes -H 'Authorization: Bearer "
            + TOKEN
            + "' -H 'Content-Type: application/json' -d @events/envelopes/bare.json");
  }

  private List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("events/envelopes"))) {
      return files.filter(file -> CONTENT_TYPES.containsKey(suffix(file))).sorted().toList();
    }
  }

  /** Posts a file; how many of its envelopes are sent on. */
  private int post(Path example) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.post(
            "/v1/envelopes",
            CONTENT_TYPES.getOrDefault(suffix(example), "application/json"),
            Files.readAllBytes(example));
    JsonNode all = MAPPER.readTree(response.body()).path("counts");
    List<String> counts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> count : all.properties()) {
      if (count.getValue().asInt() > 0) {
        counts.add(count.getValue().asInt() + " " + count.getKey());
      }
    }
    out.println(
        "posted  %s: %d %s"
            .formatted(root.relativize(example), response.statusCode(), String.join(", ", counts)));
    return all.path("accepted").asInt() + all.path("updated").asInt();
  }

  /** Waits until there are that many pushes and nothing more goes out, or patience ends. */
  private void awaitPushes(int expected) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    Instant changed = Instant.now();
    int seen = -1;
    while (Instant.now().isBefore(end)) {
      int pushes = hub.receiver().pushes().size();
      int delivered = hub.mails().size() + pushes;
      if (delivered != seen) {
        seen = delivered;
        changed = Instant.now();
      }
      if (pushes >= expected && Instant.now().isAfter(changed.plus(QUIET))) {
        return;
      }
      Thread.sleep(20);
    }
  }

  private void tell(StoredMail mail) {
    out.println(
        "mail    to %s: %s/_local/mails/%s"
            .formatted(String.join(", ", mail.recipients()), hub.baseUrl(), mail.id()));
  }

  private void tell(Push push) {
    out.println(
        "push    to receiver %s, signature %s: %s/_local/pushes/%d"
            .formatted(
                push.receiver(),
                push.isSigned() ? "valid" : "INVALID",
                hub.baseUrl(),
                push.number()));
  }

  private void tellFeed(Instant begun) throws IOException, InterruptedException {
    HttpResponse<String> response = client.getLines("/v1/feeds/demo?since=" + begun);
    long entries = response.body().lines().filter(line -> !line.isBlank()).count();
    out.println(
        "feed    demo has %d new: curl -H 'Authorization: Bearer %s' %s/v1/feeds/demo"
            .formatted(entries, TOKEN, hub.baseUrl()));
  }

  private static String suffix(Path file) {
    String name = file.getFileName().toString();
    return name.substring(Math.max(0, name.lastIndexOf('.')));
  }
}
