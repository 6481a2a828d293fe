package io.signalbox.taxii;

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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
                  "ENVELOPE_CODING", "deflated",
                  "FEEDS_TABLE", "feeds",
                  "SETTINGS_TABLE", "settings",
                  "SETTINGS_AGE", "PT0S",
                  "RETENTION", RETENTION.toString(),
                  "HUB_NAME", "hub",
                  "MAIL_SENDER", "hub@hub.example",
                  "ADMIN_TOKEN_SECRET", "administrator/token")),
          mail -> new Mailer.Result.Deferred("No mails here"),
          new MemorySecrets(),
          clock,
          random);
  private final EnvelopeStore envelopes =
      new EnvelopeStore(store.table("envelopes"), clock, random, RETENTION);
  private final FeedAppender appender =
      new FeedAppender(store.table("feeds"), clock, RETENTION, (feed, group) -> {});
  private final TaxiiHandler handler;

  Hub() {
    this("RED", "RED");
  }

  /** A feed and its reader with such ceilings. */
  Hub(String ofFeed, String ofReader) {
    SettingsStore settings = new SettingsStore(store.table("settings"), random);
    settings.commit(
        settings.current(),
        (ObjectNode)
            parse(
                """
                {"instances": {
                   "reader": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"read": ["feed"]},
                     "ceiling": {"tlp": "%s"}}},
                 "destinations": {"feed": {"method": "pull", "ceiling": {"tlp": "%s"}}, "second": {"method": "pull"}},
                 "routes": {}}
                """
                    .formatted(Token.hashOf("reader"), ofReader, ofFeed)),
        List.of());
    handler = new TaxiiHandler(platform);
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

  void append(ObjectNode event) {
    appender.append(new FeedId("feed", ""), Group.NONE, List.of(candidate(event)));
  }

  private Candidate candidate(ObjectNode event) {
    EnvelopeKey key = envelopes.keep(Envelope.ofEvent(event), "poster").key();
    return new Candidate(key, clock.instant(), event.toString().length(), List.of());
  }

  record Answer(int status, Map<String, List<String>> headers, JsonNode json) {
    String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }

  Answer get(String path, String... query) {
    return send("GET", path, "reader", Map.of(), query);
  }

  Answer send(
      String method, String path, String token, Map<String, String> headers, String... query) {
    ApiEvent event = new ApiEvent();
    event.setHttpMethod(method);
    event.setPath(path);
    Map<String, List<String>> fields = new LinkedHashMap<>();
    fields.put("Host", List.of("hub.example"));
    fields.put("X-Forwarded-Proto", List.of("https"));
    if (!token.isEmpty()) {
      fields.put("Authorization", List.of("Bearer " + token));
    }
    headers.forEach((name, value) -> fields.put(name, List.of(value)));
    event.setMultiValueHeaders(fields);
    Map<String, List<String>> queries = new LinkedHashMap<>();
    for (int i = 0; i < query.length; i += 2) {
      queries.put(query[i], List.of(query[i + 1]));
    }
    event.setMultiValueQueryStringParameters(queries);
    APIGatewayProxyResponseEvent answer = handler.handleRequest(event, null);
    return new Answer(
        answer.getStatusCode(), answer.getMultiValueHeaders(), parse(answer.getBody()));
  }

  @Override
  public void close() {
    store.close();
  }
}
