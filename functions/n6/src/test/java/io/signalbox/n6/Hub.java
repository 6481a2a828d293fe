package io.signalbox.n6;

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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
  private final FeedAppender appender =
      new FeedAppender(store.table("feeds"), clock, RETENTION, (feed, group) -> {});
  private final N6Handler handler;

  Hub() {
    SettingsStore settings = new SettingsStore(store.table("settings"), random);
    settings.commit(
        settings.current(),
        (ObjectNode)
            parse(
                """
                {"instances": {
                   "reader": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"read": ["feed", "other"]},
                     "n6": {"feed": "feed", "threats": "other", "networks": ["192.0.2.0/25", "2001:db8::/32"]}},
                   "green": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"read": ["feed"]},
                     "n6": {"feed": "feed", "threats": "other"}, "ceiling": {"tlp": "GREEN"}},
                   "stranger": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"read": ["*"]}}},
                 "destinations": {"feed": {"method": "pull"}, "other": {"method": "pull"}},
                 "routes": {}}
                """
                    .formatted(
                        Token.hashOf("reader"), Token.hashOf("green"), Token.hashOf("stranger"))),
        List.of());
    handler = new N6Handler(platform);
  }

  static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** Keeps events and appends them to the feed, all at once. */
  void append(String... events) {
    List<Candidate> candidates = Arrays.stream(events).map(this::candidate).toList();
    appender.append(new FeedId("feed", ""), Group.NONE, candidates);
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

  /** Asks with what stands behind {@code /n6/}. */
  Answer get(String request) {
    return get(request, "reader");
  }

  /** Asks with a token; none where it is empty. */
  Answer get(String request, String token) {
    String[] parts = request.split("\\?", 2);
    ApiEvent event = new ApiEvent();
    event.setHttpMethod("GET");
    event.setPath("/n6/" + parts[0]);
    event.setMultiValueHeaders(
        token.isEmpty()
            ? Map.of("Accept", List.of("*/*"))
            : Map.of("Authorization", List.of("Bearer " + token)));
    Map<String, List<String>> queries = new LinkedHashMap<>();
    for (String pair : parts.length == 1 ? new String[0] : parts[1].split("&")) {
      String[] named = pair.split("=", 2);
      queries
          .computeIfAbsent(named[0], none -> new ArrayList<>())
          .add(URLDecoder.decode(named[1], StandardCharsets.UTF_8));
    }
    event.setMultiValueQueryStringParameters(queries);
    APIGatewayProxyResponseEvent answer = handler.handleRequest(event, null);
    String text =
        Boolean.TRUE.equals(answer.getIsBase64Encoded())
            ? new String(Base64.getDecoder().decode(answer.getBody()), StandardCharsets.UTF_8)
            : answer.getBody();
    return new Answer(answer.getStatusCode(), answer.getMultiValueHeaders(), text);
  }

  @Override
  public void close() {
    store.close();
  }
}
