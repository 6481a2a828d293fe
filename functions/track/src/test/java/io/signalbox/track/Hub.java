package io.signalbox.track;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.ApiEvent;
import io.signalbox.delivery.log.DeliveryLog;
import io.signalbox.delivery.notice.Tickets;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.delivery.suppression.Suppressions;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.FeedLog;
import io.signalbox.settings.DirectoryMatch;
import io.signalbox.settings.Group;
import io.signalbox.settings.SettingsStore;
import io.signalbox.settings.Token;
import io.signalbox.store.Environment;
import io.signalbox.store.Mailer;
import io.signalbox.store.ManualClock;
import io.signalbox.store.Platform;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

/** As much of a hub as there is to track and to control, and the functions under test. */
public final class Hub implements AutoCloseable {
  public static final FeedId PUSH = new FeedId("push", "");
  public static final FeedId FEED = new FeedId("feed", "");
  static final FeedId NARROW = new FeedId("narrow", "");

  private static final Duration RETENTION = Duration.ofDays(30);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SETTINGS =
      """
      {"instances": {
         "admin": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"administer": true}},
         "cert-at": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"post": true}},
         "cert-ee": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"post": true}},
         "reader": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"read": ["feed", "narrow"]}},
         "handler": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"roles": [
           {"role": "handler", "scope": {"organisations": ["org-1"]}}]}},
         "auditor": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"roles": [
           {"role": "auditor"}]}}},
       "destinations": {"push": {"method": "http", "uri": "https://soc.example/in"},
         "owners": {"method": "mail", "uri": "directory:contacts", "mail": {"to": ["c@cert.example"]}},
         "feed": {"method": "pull"},
         "narrow": {"method": "pull", "fields": {"drop": ["raw"]}}},
       "routes": {}}
      """
          .formatted(
              Token.hashOf("admin"),
              Token.hashOf("cert-at"),
              Token.hashOf("cert-ee"),
              Token.hashOf("reader"),
              Token.hashOf("handler"),
              Token.hashOf("auditor"));

  /** What in the directory led every envelope to its feeds. */
  private static final List<DirectoryMatch> MATCHED =
      List.of(DirectoryMatch.parse("ip|isp-block@3|daily@2|isp-abuse@1,noc@4"));

  public final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T04:00:00Z"));
  public final Random random = new Random(7);
  public final EmbeddedStore store = EmbeddedStore.inMemory(clock);
  public final EnvelopeStore envelopeStore =
      new EnvelopeStore(store.table("envelopes"), clock, random, RETENTION);
  public final FeedLog feeds = new FeedLog(store.table("feeds"), clock, RETENTION);
  public final Readers readers = new Readers(store.table("readers"));
  public final DeliveryLog log = new DeliveryLog(store.table("deliveries"), clock, RETENTION);
  public final Tickets tickets = new Tickets(store.table("deliveries"), clock, RETENTION);
  public final Suppressions suppressions = new Suppressions(store.table("deliveries"), clock);
  final FeedAppender appender =
      new FeedAppender(store.table("feeds"), clock, RETENTION, (feed, group) -> {});
  public final EmbeddedPlatform platform;
  private final RequestHandler<ApiEvent, APIGatewayProxyResponseEvent> reads;
  private final RequestHandler<ApiEvent, APIGatewayProxyResponseEvent> acts;

  Hub() {
    this(TrackHandler::new);
  }

  /** A hub in which that function takes whatever is no {@code GET}. */
  public Hub(Function<Platform, RequestHandler<ApiEvent, APIGatewayProxyResponseEvent>> acting) {
    SettingsStore settings = new SettingsStore(store.table("settings"), random);
    ObjectNode document = (ObjectNode) tree(SETTINGS);
    assertThat(settings.commit(settings.current(), document, List.of())).isPresent();
    Map<String, String> variables = HubVariables.of(RETENTION);
    platform =
        new EmbeddedPlatform(
            store,
            new Environment(variables),
            mail -> new Mailer.Result.Deferred("No mails here"),
            new MemorySecrets(),
            clock,
            random);
    reads = new TrackHandler(platform);
    acts = acting.apply(platform);
  }

  /** The UUID of the envelope under a number. */
  public static String uuid(int n) {
    return new UUID(0x4000, 0x8000_0000_0000_0000L + n).toString();
  }

  /** Keeps an envelope; {@code meta} may have further members, each with a comma before it. */
  public EnvelopeKey keep(String sender, int n, String meta) {
    return keep(sender, n, meta, "");
  }

  /** Gives an envelope other tags, as its sender does. */
  public EnvelopeKey retag(String sender, int n, String tag) {
    return keep(
        """
        {"format":"intelmq","version":1,"type":"event","meta":{"uuid":"%s","tags":["%s"]},
         "payload":{}}
        """
            .formatted(uuid(n), tag),
        sender);
  }

  /** Keeps an event of a classification type. */
  EnvelopeKey keepOfType(String sender, int n, String type) {
    return keep(sender, n, "", ",\"classification.type\":\"" + type + "\"");
  }

  /** Keeps a report with its raw text, as IntelMQ has it. */
  EnvelopeKey keepReport(String sender, int n, String meta, byte[] raw) {
    return keep(
        """
        {"format":"intelmq","version":1,"type":"report","meta":{"uuid":"%s"%s},
         "payload":{"raw":"%s"}}
        """
            .formatted(uuid(n), meta, Base64.getEncoder().encodeToString(raw)),
        sender);
  }

  private EnvelopeKey keep(String sender, int n, String meta, String payload) {
    return keep(
        """
        {"format":"intelmq","version":1,"type":"event","meta":{"uuid":"%s"%s},
         "payload":{"extra.n":%d%s}}
        """
            .formatted(uuid(n), meta, n, payload),
        sender);
  }

  private EnvelopeKey keep(String json, String sender) {
    clock.advance(Duration.ofMillis(10));
    try {
      return envelopeStore.keep(new EnvelopeReader().readOne(json), sender).key();
    } catch (UnreadableBody fault) {
      throw new IllegalArgumentException(fault);
    }
  }

  /** Gives it to feeds, as the fanout does. */
  public void route(EnvelopeKey key, FeedId... to) {
    Instant accepted = clock.instant();
    clock.advance(Duration.ofMillis(10));
    for (FeedId feed : to) {
      appender.append(
          feed,
          Group.NONE,
          List.of(new Candidate(key, accepted, 100, List.of(), Optional.empty(), MATCHED)));
      if (!feed.equals(FEED)) {
        readers.follow(feed, Group.NONE);
      }
    }
    appender.append(
        FeedId.JOURNAL, Group.NONE, List.of(new Candidate(key, accepted, 100, Arrays.asList(to))));
    clock.advance(Duration.ofMillis(10));
  }

  public Answer get(String token, String path, String... queries) {
    return ask("GET", token, path, "", queries);
  }

  public Answer post(String token, String path, String body) {
    return ask("POST", token, path, body);
  }

  public Answer ask(String method, String token, String path, String body, String... queries) {
    return ask(method, token, path, body, Map.of(), queries);
  }

  /** The answer to a request with these headers and pairs of a parameter and its value. */
  public Answer ask(
      String method,
      String token,
      String path,
      String body,
      Map<String, String> headers,
      String... queries) {
    ApiEvent event = new ApiEvent();
    event.setHttpMethod(method);
    event.setPath(path);
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put("Authorization", List.of("Bearer " + token));
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    event.setMultiValueHeaders(all);
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (int i = 0; i < queries.length; i += 2) {
      parameters.put(queries[i], List.of(queries[i + 1]));
    }
    event.setMultiValueQueryStringParameters(parameters);
    event.setBody(body);
    return new Answer((method.equals("GET") ? reads : acts).handleRequest(event, null));
  }

  @Override
  public void close() {
    store.close();
  }

  public static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException fault) {
      throw new IllegalArgumentException(fault);
    }
  }
}
