package io.signalbox.misp;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.ApiEvent;
import io.signalbox.envelope.DerivedId;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Meta;
import io.signalbox.envelope.Path;
import io.signalbox.envelope.Payload;
import io.signalbox.envelope.Protocol;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedHub;
import io.signalbox.feeds.FeedId;
import io.signalbox.settings.Group;
import io.signalbox.settings.Token;
import io.signalbox.store.ManualClock;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A hub with a feed, and the function under test. */
final class Hub implements AutoCloseable {
  static final Duration RETENTION = FeedHub.RETENTION;

  final ManualClock clock;
  private final FeedHub feeds;
  private final FeedAppender appender;
  private final MispHandler handler;

  Hub() {
    this("{}");
  }

  /** A hub whose feed has these options for MISP. */
  Hub(String misp) {
    feeds =
        new FeedHub(
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
                .formatted(Token.hashOf("reader"), Token.hashOf("green"), misp));
    clock = feeds.clock();
    appender = feeds.appender(clock);
    handler = new MispHandler(feeds.platform());
  }

  /** Appends to feeds, as a function instance with that clock. */
  FeedAppender appender(Clock instance) {
    return feeds.appender(instance);
  }

  /** Keeps an event and appends it to the feed. */
  EnvelopeKey append(String event) {
    return append(appender, event);
  }

  EnvelopeKey append(FeedAppender instance, String... events) {
    return feeds.append(instance, events);
  }

  /** Keeps an event that came as MISP and appends it to the feed. */
  void appendMisp(String event) {
    ObjectNode payload = (ObjectNode) FeedHub.parse(event);
    Envelope envelope =
        new Envelope(
            DerivedId.ofDocument(payload),
            Optional.empty(),
            Path.EMPTY,
            new Protocol(Protocol.CURRENT, "misp", Protocol.EVENT),
            Meta.of((ObjectNode) FeedHub.parse("{}")),
            Payload.of(payload));
    EnvelopeKey key = feeds.envelopes().keep(envelope, "poster").key();
    appender.append(
        new FeedId("feed", ""),
        Group.NONE,
        List.of(new Candidate(key, clock.instant(), envelope.memoryBytes(), List.of())));
  }

  record Answer(int status, Map<String, List<String>> headers, String text) {
    String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }

    JsonNode json() {
      return FeedHub.parse(text);
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
    feeds.close();
  }
}
