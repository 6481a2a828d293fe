package io.signalbox.warden;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.api.ApiEvent;
import io.signalbox.envelope.DedupKey;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.feeds.Candidate;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedHub;
import io.signalbox.feeds.FeedId;
import io.signalbox.settings.Group;
import io.signalbox.settings.Token;
import io.signalbox.store.ManualClock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A hub with a feed, and the function under test. */
final class Hub implements AutoCloseable {
  private final FeedHub hub =
      new FeedHub(
          """
          {"instances": {
             "pot": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"post": true, "read": ["feed"]},
                     "warden": {"name": "org.example.pot", "feed": "feed"}},
             "trial": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"post": true},
                     "warden": {"name": "org.example.trial", "feed": "feed", "test": true}},
             "reader": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"read": ["feed"]},
                     "warden": {"name": "org.example.reader", "feed": "feed"}},
             "limited": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"post": true},
                     "quota": {"events": 2}, "warden": {"name": "org.example.limited", "feed": "feed"}},
             "other": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"post": true, "read": ["*"]}}},
           "destinations": {"feed": {"method": "pull"}, "second": {"method": "pull"}},
           "routes": {}}
          """
              .formatted(
                  Token.hashOf("pot"),
                  Token.hashOf("trial"),
                  Token.hashOf("reader"),
                  Token.hashOf("limited"),
                  Token.hashOf("other")));
  final ManualClock clock = hub.clock();
  private final FeedAppender appender = hub.appender(clock);
  private final WardenHandler handler = new WardenHandler(hub.platform());

  /** Appends events at these addresses, all at once. */
  List<EnvelopeKey> append(int from, int to) {
    return hub.appendScans(appender, from, to);
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
    return new Answer(answer.getStatusCode(), text, FeedHub.parse(text));
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

  /** Keeps an envelope and appends it to the feed. */
  void append(Envelope envelope) {
    append(hub.envelopes().keep(envelope, "other").key().id().value());
  }

  /** How many bodies came under an id that had another. */
  int conflicts() {
    return hub.envelopes().conflicts(100).size();
  }

  @Override
  public void close() {
    hub.close();
  }
}
