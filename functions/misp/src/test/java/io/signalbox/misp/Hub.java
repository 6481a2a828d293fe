package io.signalbox.misp;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.ApiEvent;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.settings.Group;
import io.signalbox.settings.SettingsStore;
import io.signalbox.settings.Token;
import io.signalbox.store.Environment;
import io.signalbox.store.Mailer;
import io.signalbox.store.ManualClock;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A hub with a feed, and the function under test. */
final class Hub implements AutoCloseable {
  static final Duration RETENTION = Duration.ofDays(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T04:00:00Z"));
  private final Random random = new Random(7);
  private final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  private final EmbeddedPlatform platform =
      new EmbeddedPlatform(
          store,
          new Environment(
              Map.of(
                  "ENVELOPES_TABLE", "envelopes",
                  "FEEDS_TABLE", "feeds",
                  "SETTINGS_TABLE", "settings",
                  "SETTINGS_AGE", "PT0S",
                  "RETENTION", RETENTION.toString(),
                  "HUB_NAME", "hub",
                  "MAIL_SENDER", "CERT Example <hub@hub.example>",
                  "ADMIN_TOKEN_SECRET", "administrator/token")),
          mail -> new Mailer.Result.Deferred("No mails here"),
          new MemorySecrets(),
          clock,
          random);
  private final EnvelopeStore envelopes =
      new EnvelopeStore(store.table("envelopes"), clock, random, RETENTION);
  private final FeedAppender appender = appender(clock);
  private final MispHandler handler;

  Hub() {
    this("{}");
  }

  /** A hub whose feed has these options for MISP. */
  Hub(String misp) {
    SettingsStore settings = new SettingsStore(store.table("settings"), random);
    settings.commit(
        settings.current(),
        (ObjectNode)
            parse(
                """
                {"instances": {
                   "reader": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"read": ["feed", "feed.json"]},
                     "ceiling": {"tlp": "RED"}},
                   "green": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"read": ["feed"]},
                     "ceiling": {"tlp": "GREEN"}}},
                 "destinations": {"feed": {"method": "pull", "ceiling": {"tlp": "RED"}, "pull": {"misp": %s}},
                   "second": {"method": "pull"}, "feed.json": {"method": "pull"},
                   "mail": {"method": "mail", "uri": "mailto:a@b.example"}},
                 "routes": {}}
                """
                    .formatted(Token.hashOf("reader"), Token.hashOf("green"), misp)),
        List.of());
    handler = new MispHandler(platform);
  }

  static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** Appends to feeds, as a function instance with that clock. */
  FeedAppender appender(Clock instance) {
    return new FeedAppender(store.table("feeds"), instance, RETENTION, (feed, group) -> {});
  }

  /** Keeps an event and appends it to the feed. */
  EnvelopeKey append(String event) {
    return append(appender, event);
  }

  EnvelopeKey append(FeedAppender instance, String... events) {
    List<Candidate> candidates = Arrays.stream(events).map(this::candidate).toList();
    instance.append(new FeedId("feed", ""), Group.NONE, candidates);
    return candidates.getLast().key();
  }

  private Candidate candidate(String event) {
    Envelope envelope = Envelope.ofEvent((ObjectNode) parse(event));
    EnvelopeKey key = envelopes.keep(envelope, "poster").key();
    return new Candidate(key, clock.instant(), envelope.memoryBytes(), List.of());
  }

  record Answer(int status, Map<String, List<String>> headers, String text) {
    String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }

    JsonNode json() {
      return parse(text);
    }
  }

  Answer get(String file) {
    return get("/v1/misp/feed/" + file, Map.of("Authorization", "Bearer reader"));
  }

  Answer get(String path, Map<String, String> headers) {
    ApiEvent event = new ApiEvent();
    event.setHttpMethod("GET");
    event.setPath(path);
    Map<String, List<String>> fields = new LinkedHashMap<>();
    headers.forEach((name, value) -> fields.put(name, List.of(value)));
    event.setMultiValueHeaders(fields);
    APIGatewayProxyResponseEvent answer = handler.handleRequest(event, null);
    String text =
        Boolean.TRUE.equals(answer.getIsBase64Encoded())
            ? new String(Base64.getDecoder().decode(answer.getBody()), StandardCharsets.UTF_8)
            : answer.getBody();
    return new Answer(answer.getStatusCode(), answer.getMultiValueHeaders(), text);
  }

  /** The manifest's UUIDs. */
  List<String> listed() {
    return get("manifest.json").json().properties().stream().map(Map.Entry::getKey).toList();
  }

  @Override
  public void close() {
    store.close();
  }
}
