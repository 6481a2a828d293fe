package io.signalbox.warden;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.ApiEvent;
import io.signalbox.envelope.DedupKey;
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
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration RETENTION = Duration.ofDays(30);

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
                  "READERS_TABLE", "readers",
                  "ENVELOPE_CODING", "deflated",
                  "ADMIN_TOKEN_SECRET", "administrator/token")),
          mail -> new Mailer.Result.Deferred("No mails here"),
          new MemorySecrets(),
          clock,
          random);
  private final EnvelopeStore envelopes =
      new EnvelopeStore(store.table("envelopes"), clock, random, RETENTION);
  private final FeedAppender appender =
      new FeedAppender(store.table("feeds"), clock, RETENTION, (feed, group) -> {});
  private final WardenHandler handler;

  Hub() {
    SettingsStore settings = new SettingsStore(store.table("settings"), random);
    settings.commit(
        settings.current(),
        (ObjectNode)
            parse(
                """
                {"instances": {
                   "pot": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"post": true, "read": ["feed"]},
                           "warden": {"name": "org.example.pot", "feed": "feed"}},
                   "trial": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"post": true},
                           "warden": {"name": "org.example.trial", "feed": "feed", "test": true}},
                   "reader": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"read": ["feed"]},
                           "warden": {"name": "org.example.reader", "feed": "feed"}},
                   "other": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"post": true, "read": ["*"]}}},
                 "destinations": {"feed": {"method": "pull"}, "second": {"method": "pull"}},
                 "routes": {}}
                """
                    .formatted(
                        Token.hashOf("pot"),
                        Token.hashOf("trial"),
                        Token.hashOf("reader"),
                        Token.hashOf("other"))),
        List.of());
    handler = new WardenHandler(platform);
  }

  static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** Appends events at these addresses, all at once. */
  List<EnvelopeKey> append(int from, int to) {
    List<Candidate> candidates = new ArrayList<>();
    for (int n = from; n <= to; n++) {
      ObjectNode event = JSON.createObjectNode();
      event.put("source.ip", "192.0." + n / 256 + "." + n % 256);
      event.put("classification.type", "scanner");
      candidates.add(candidate(event));
    }
    appender.append(new FeedId("feed", ""), Group.NONE, candidates);
    return candidates.stream().map(Candidate::key).toList();
  }

  private Candidate candidate(ObjectNode event) {
    EnvelopeKey key = envelopes.keep(Envelope.ofEvent(event), "poster").key();
    return new Candidate(key, clock.instant(), event.toString().length(), List.of());
  }

  record Answer(int status, String text, JsonNode json) {}

  Answer get(String method, String... query) {
    return send("GET", method, "", query);
  }

  /** Sends a request, whose credential is in the query. */
  Answer send(String verb, String method, String body, String... query) {
    ApiEvent event = new ApiEvent();
    event.setHttpMethod(verb);
    event.setPath("/warden3/" + method);
    event.setMultiValueHeaders(
        Map.of("Content-Type", List.of("application/x-www-form-urlencoded")));
    event.setBody(body);
    Map<String, List<String>> queries = new LinkedHashMap<>();
    for (int i = 0; i < query.length; i += 2) {
      queries.computeIfAbsent(query[i], none -> new ArrayList<>()).add(query[i + 1]);
    }
    event.setMultiValueQueryStringParameters(queries);
    APIGatewayProxyResponseEvent answer = handler.handleRequest(event, null);
    String text =
        Boolean.TRUE.equals(answer.getIsBase64Encoded())
            ? new String(Base64.getDecoder().decode(answer.getBody()), StandardCharsets.UTF_8)
            : answer.getBody();
    return new Answer(answer.getStatusCode(), text, parse(text));
  }

  /** Appends what was kept under these ids to the feed, as fanout does. */
  void append(String... ids) {
    appender.append(
        new FeedId("feed", ""),
        Group.NONE,
        Arrays.stream(ids)
            .map(id -> new EnvelopeKey(new DedupKey(id), 0))
            .map(key -> new Candidate(key, clock.instant(), 100, List.of()))
            .toList());
  }

  /** How many bodies came under an id that had another. */
  int conflicts() {
    return envelopes.conflicts(100).size();
  }

  @Override
  public void close() {
    store.close();
  }
}
