package io.signalbox.n6;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.api.ApiEvent;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.edit.DirectoryImporter;
import io.signalbox.directory.edit.Imported;
import io.signalbox.directory.edit.SourceData;
import io.signalbox.directory.imports.ImportFormat;
import io.signalbox.feeds.FeedAppender;
import io.signalbox.feeds.FeedHub;
import io.signalbox.settings.Token;
import io.signalbox.store.ManualClock;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A hub with a feed, and the function under test. */
final class Hub implements AutoCloseable {
  final ManualClock clock;
  private final FeedHub feeds;
  private final FeedAppender appender;
  private final N6Handler handler;

  Hub() {
    feeds =
        new FeedHub(
            """
            {"instances": {
               "reader": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"read": ["feed", "other"]},
                 "n6": {"feed": "feed", "threats": "other", "networks": ["192.0.2.0/25", "2001:db8::/32"]}},
               "green": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"read": ["feed"]},
                 "n6": {"feed": "feed", "threats": "other"}, "ceiling": {"tlp": "GREEN"}},
               "isp": {"tokens": [{"name": "1", "hash": "%s"}], "n6": {"feed": "feed"},
                 "grants": {"read": ["feed"], "directory": ["isp"]}},
               "stranger": {"tokens": [{"name": "1", "hash": "%s"}], "grants": {"read": ["*"]}}},
             "destinations": {"feed": {"method": "pull"}, "other": {"method": "pull"}},
             "routes": {}}
            """
                .formatted(
                    Token.hashOf("reader"),
                    Token.hashOf("green"),
                    Token.hashOf("isp"),
                    Token.hashOf("stranger")));
    clock = feeds.clock();
    appender = feeds.appender(clock);
    handler = new N6Handler(feeds.platform());
  }

  /** Imports a directory. */
  void directory(String json) {
    SourceData data =
        ImportFormat.JSON.read("register", Optional.empty(), json.getBytes(StandardCharsets.UTF_8));
    DirectoryStore store = DirectoryStore.of(feeds.platform());
    if (!(new DirectoryImporter(store, clock).run(data, "test", Optional.empty())
        instanceof Imported.Done)) {
      throw new IllegalArgumentException(json);
    }
  }

  /** Keeps events and appends them to the feed, all at once. */
  void append(String... events) {
    feeds.append(appender, events);
  }

  record Answer(int status, Map<String, List<String>> headers, String text) {
    String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }

    JsonNode json() {
      return FeedHub.parse(text);
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
    feeds.close();
  }
}
