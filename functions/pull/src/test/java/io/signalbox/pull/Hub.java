package io.signalbox.pull;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.person.PersonTokens;
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
import io.signalbox.store.Consistency;
import io.signalbox.store.Environment;
import io.signalbox.store.Item;
import io.signalbox.store.Mailer;
import io.signalbox.store.ManualClock;
import io.signalbox.store.Range;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** As much of a hub as a feed needs: who writes it, and the function under test. */
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
                  "READERS_TABLE", "readers",
                  "DELIVERIES_TABLE", "deliveries",
                  "SETTINGS_TABLE", "settings",
                  "SETTINGS_AGE", "PT20S",
                  "HUB_NAME", "hub-a",
                  "MAIL_SENDER", "Hub A <hub@hub.example>",
                  "RETENTION", RETENTION.toString(),
                  "ADMIN_TOKEN_SECRET", "administrator/token")),
          mail -> new Mailer.Result.Deferred("No mails here"),
          new MemorySecrets(),
          clock,
          random);
  private final EnvelopeStore envelopeStore =
      new EnvelopeStore(store.table("envelopes"), clock, random, RETENTION);
  private final FeedAppender appender =
      new FeedAppender(store.table("feeds"), clock, RETENTION, (feed, group) -> {});
  private PullHandler handler;

  Hub() {
    settings(
        """
        {"instances": {
           "reader": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"read": ["feed", "gone"]}},
           "other": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"read": ["*"]}},
           "poster": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"post": true}}},
         "destinations": {"feed": {"method": "pull", "form": "bare"}, "second": {"method": "pull"},
           "mail": {"method": "mail", "uri": "mailto:a@b.example"}},
         "routes": {}}
        """
            .formatted(Token.hashOf("reader"), Token.hashOf("other"), Token.hashOf("poster")));
    handler = new PullHandler(platform);
  }

  /** A new instance of the function, which remembers nothing. */
  void restart() {
    handler = new PullHandler(platform);
  }

  /** How the console writes tokens. */
  PersonTokens people() {
    return PersonTokens.of(platform);
  }

  void removeExpired() {
    store.sweep();
  }

  /** Removes the page that was appended as that one, counted from 0 among those that are left. */
  void removePage(String feed, int number) {
    Table feeds = store.table("feeds");
    Item page =
        feeds
            .query(Range.withPrefix(new FeedId(feed, "").text(), "p", 100), Consistency.STRONG)
            .get(number);
    feeds.deleteIfVersion(page.key(), page.version());
  }

  /** Gives the feed events whose {@code extra.n} are these numbers, and answers with their keys. */
  List<EnvelopeKey> append(String feed, int from, int to) {
    List<Envelope> envelopes = new ArrayList<>();
    for (int n = from; n <= to; n++) {
      envelopes.add(Envelope.ofEvent(event(n)));
    }
    return append(feed, envelopes);
  }

  List<EnvelopeKey> append(String feed, List<Envelope> envelopes) {
    List<Candidate> candidates = new ArrayList<>();
    for (Envelope envelope : envelopes) {
      EnvelopeKey key = envelopeStore.keep(envelope, "poster").key();
      int size = envelope.payload().json().toString().length();
      candidates.add(new Candidate(key, clock.instant(), size, List.of()));
    }
    appender.append(new FeedId(feed, ""), Group.NONE, candidates);
    clock.advance(Duration.ofMillis(10));
    return candidates.stream().map(Candidate::key).toList();
  }

  static ObjectNode event(int n) {
    return JSON.createObjectNode().put("source.ip", "192.0.2.1").put("extra.n", n);
  }

  /**
   * Asks for a feed.
   *
   * @param query {@code a=b&c=d}, without escapes
   */
  Answer get(String feed, String token, String query, String... headers) {
    ApiEvent event = new ApiEvent();
    event.setHttpMethod("GET");
    event.setPath("/v1/feeds/" + feed);
    Map<String, List<String>> fields = new LinkedHashMap<>();
    fields.put("Authorization", List.of("Bearer " + token));
    for (int i = 0; i < headers.length; i += 2) {
      fields.put(headers[i], List.of(headers[i + 1]));
    }
    event.setMultiValueHeaders(fields);
    Map<String, List<String>> queries = new LinkedHashMap<>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      queries.put(pair.substring(0, equals), List.of(pair.substring(equals + 1)));
    }
    event.setMultiValueQueryStringParameters(queries);
    return new Answer(handler.handleRequest(event, null));
  }

  void settings(String json) {
    try {
      SettingsStore settings = new SettingsStore(store.table("settings"), random);
      ObjectNode document = (ObjectNode) JSON.readTree(json);
      assertThat(settings.commit(settings.current(), document, List.of())).isPresent();
    } catch (JsonProcessingException fault) {
      throw new IllegalArgumentException(fault);
    }
  }

  @Override
  public void close() {
    store.close();
  }

  /** What the function answered. */
  record Answer(APIGatewayProxyResponseEvent event) {
    int status() {
      return event.getStatusCode();
    }

    String body() {
      return event.getBody();
    }

    String header(String name) {
      return optionalHeader(name).orElseThrow();
    }

    Optional<String> optionalHeader(String name) {
      return event.getMultiValueHeaders().entrySet().stream()
          .filter(
              field ->
                  field.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
          .map(field -> field.getValue().getFirst())
          .findFirst();
    }

    String cursor() {
      return header("Signalbox-Cursor");
    }

    /** The {@code extra.n} of each line. */
    List<Integer> numbers() {
      return body()
          .lines()
          .map(
              line -> {
                try {
                  return JSON.readTree(line).path("extra.n").asInt();
                } catch (JsonProcessingException fault) {
                  throw new IllegalArgumentException(fault);
                }
              })
          .toList();
    }
  }
}
