package io.signalbox.taxii;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.ApiEvent;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedHub;
import io.signalbox.settings.Token;
import io.signalbox.store.ManualClock;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A hub with a feed, and the function under test. */
final class Hub implements AutoCloseable {
  private final FeedHub hub;
  private final FeedAppender appender;
  private final TaxiiHandler handler;
  final ManualClock clock;

  Hub() {
    this("RED", "RED");
  }

  /** A feed and its reader with such ceilings. */
  Hub(String ofFeed, String ofReader) {
    hub =
        new FeedHub(
            """
            {"instances": {
               "reader": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"read": ["feed"]},
                 "ceiling": {"tlp": "%s"}},
               "other": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"read": ["feed"]}},
               "limited": {"tokens": [{"name": "1", "hash": "%s"}], "quota": {"events": 3},
                 "grants": {"post": true, "read": ["added"], "deliver": {"destinations": ["added"]}}}},
             "destinations": {"added": {"method": "pull", "pull": {"posted": true}}, "feed": {"method": "pull", "ceiling": {"tlp": "%s"}}, "second": {"method": "pull"}},
             "routes": {}}
            """
                .formatted(
                    Token.hashOf("reader"),
                    ofReader,
                    Token.hashOf("other"),
                    Token.hashOf("limited"),
                    ofFeed));
    clock = hub.clock();
    appender = hub.appender(clock);
    handler = new TaxiiHandler(hub.platform());
  }

  /** Appends events at these addresses, all at once. */
  List<EnvelopeKey> append(int from, int to) {
    return hub.appendScans(appender, from, to);
  }

  void append(ObjectNode event) {
    hub.append(appender, event.toString());
  }

  void append(Envelope envelope) {
    hub.append(appender, envelope);
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
    return sendBody(method, path, token, headers, "", query);
  }

  Answer post(String path, String token, String body) {
    return sendBody("POST", path, token, Map.of(), body);
  }

  private Answer sendBody(
      String method,
      String path,
      String token,
      Map<String, String> headers,
      String body,
      String... query) {
    ApiEvent event = new ApiEvent();
    event.setBody(body);
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
    String text =
        Boolean.TRUE.equals(answer.getIsBase64Encoded())
            ? new String(Base64.getDecoder().decode(answer.getBody()), StandardCharsets.UTF_8)
            : answer.getBody();
    return new Answer(answer.getStatusCode(), answer.getMultiValueHeaders(), FeedHub.parse(text));
  }

  @Override
  public void close() {
    hub.close();
  }
}
