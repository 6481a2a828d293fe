package io.signalbox.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.aws.InvocationContext;
import io.signalbox.delivery.fetch.FetchState;
import io.signalbox.delivery.fetch.FetchStates;
import io.signalbox.envelope.DedupKey;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.ArchivedEnvelope;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.HubNotices;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.http.exchange.Exchange;
import io.signalbox.http.exchange.GetRequest;
import io.signalbox.http.exchange.Got;
import io.signalbox.settings.SettingsStore;
import io.signalbox.store.Environment;
import io.signalbox.store.Mailer;
import io.signalbox.store.ManualClock;
import io.signalbox.store.Platform;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.EmbeddedStream;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A hub with one fetch, and a source that answers as a test wants. */
final class FetchingHub implements AutoCloseable {
  static final String NAME = "cert-ee";
  private static final Duration RETENTION = Duration.ofDays(90);

  final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
  final List<GetRequest> requests = new ArrayList<>();
  final MemorySecrets secrets = new MemorySecrets();
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final EmbeddedStream kept = store.stream("Envelopes");
  private final Platform platform =
      new EmbeddedPlatform(
          store,
          new Environment(
              Map.of(
                  "ENVELOPES_TABLE", "Envelopes",
                  "READERS_TABLE", "Readers",
                  "SETTINGS_TABLE", "Settings",
                  "SETTINGS_AGE", "PT0S",
                  "HUB_NAME", "cert-at",
                  "ENVELOPE_CODING", "plain",
                  "RETENTION", RETENTION.toString())),
          mail -> new Mailer.Result.ContentRefused("No mail here"),
          secrets,
          clock,
          new Random(1));
  private final EnvelopeStore envelopeStore =
      new EnvelopeStore(store.table("Envelopes"), clock, new Random(2), RETENTION);
  private Function<GetRequest, Got> source = get -> new Got.Failed("nobody is there");
  private UnaryOperator<Platform> between = UnaryOperator.identity();
  private Duration left = Duration.ofSeconds(50);

  FetchingHub(String fetch) {
    settings(fetch);
  }

  void settings(String fetch) {
    settings(fetch, "{}");
  }

  /** With an instance of the fetch's name. */
  void settings(String fetch, String instance) {
    try {
      ObjectNode document = JsonMapper.builder().build().createObjectNode();
      document
          .withObjectProperty("fetches")
          .set(NAME, new JsonMapper().readTree(fetch.replace('\'', '"')));
      document
          .withObjectProperty("instances")
          .set(NAME, new JsonMapper().readTree(instance.replace('\'', '"')));
      SettingsStore settings = new SettingsStore(store.table("Settings"), new Random(3));
      settings.commit(settings.current(), document, List.of());
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(broken);
    }
  }

  /** From now on the source answers so. */
  void answers(Function<GetRequest, Got> how) {
    source = how;
  }

  /** From now on that stands between the function and its platform. */
  void between(UnaryOperator<Platform> what) {
    between = what;
  }

  void hasTime(Duration time) {
    left = time;
  }

  /** A minute of a new process. */
  void minute() {
    clock.advance(Duration.ofMinutes(1));
    new FetchHandler(
            between.apply(platform),
            get -> {
              requests.add(get);
              return source.apply(get);
            },
            push -> new Exchange.NotSent("no token endpoint"))
        .handleRequest(
            new ScheduledEvent(),
            new InvocationContext("Fetch", 1024, "test", () -> (int) left.toMillis()));
  }

  FetchState state() {
    return new FetchStates(store.table("Readers"), new Random(4)).find(NAME).state();
  }

  Optional<ArchivedEnvelope> find(int number) {
    return envelopeStore.find(new DedupKey(id(number)));
  }

  /** The envelopes that came in. */
  List<Envelope> kept() {
    return kept.after(0, 1_000).stream()
        .flatMap(change -> envelopeStore.arrival(change).stream())
        .map(StoredEnvelope::envelope)
        .toList();
  }

  /** What the hub itself has told. */
  List<String> notices() {
    return kept.after(0, 1_000).stream()
        .flatMap(change -> envelopeStore.arrival(change).stream())
        .filter(stored -> stored.sender().startsWith(HubNotices.SENDER_PREFIX))
        .map(stored -> stored.envelope().payload().text("event_description.text").orElse(""))
        .toList();
  }

  int quarantined() {
    return envelopeStore.quarantined(NAME, 100).size();
  }

  static String id(int number) {
    return "72ddb00c-2d0a-4eea-b7ac-%012d".formatted(number);
  }

  static String event(int number, String payload) {
    return """
    {"format":"intelmq","version":1,"type":"event","meta":{"uuid":"%s","signalbox:path":"!cert-ee"},"payload":%s}
    """
        .formatted(id(number), payload);
  }

  static String events(int from, int to) {
    StringBuilder lines = new StringBuilder();
    for (int number = from; number <= to; number++) {
      lines.append(event(number, "{\"source.port\":" + number + "}"));
    }
    return lines.toString();
  }

  static Got answer(int status, String body, String... headers) {
    Map<String, String> all = new HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    return new Got.Answered(status, all, body.getBytes(UTF_8));
  }

  @Override
  public void close() {
    store.close();
  }
}
