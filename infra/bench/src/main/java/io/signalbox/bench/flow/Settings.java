package io.signalbox.bench.flow;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A settings document: one instance that posts, and destinations for events of a code. */
final class Settings {
  static final String TOKEN = "the-sender-of-the-benchmarks";

  private final Map<String, String> destinations = new LinkedHashMap<>();
  private final Map<String, String> routes = new LinkedHashMap<>();

  /**
   * Has all events of a code pushed to so many destinations, each at a path of its name.
   *
   * @param options what the settings have under {@code http}
   */
  Settings pushed(String code, int count, URI sink, String options) {
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      names.put(
          code + "-" + i,
          """
          {"method": "http", "uri": "%s", "form": "bare", "http": %s,
           "retry": {"first": "PT1S", "most": "PT1S"}}\
          """
              .formatted(sink.resolve("/" + code + "-" + i), options));
    }
    destinations.putAll(names);
    routes.put(code, route(code, String.join("\", \"", names.keySet())));
    return this;
  }

  /**
   * Has events of the code {@code single} pushed one by one, of which 48 may be on their way at
   * once, and those of the code {@code batch} 500 a push, of which 4 may.
   */
  Settings pushedAtLoad(URI sink) {
    return pushed("single", 1, sink, "{\"batch\": 1, \"parallel\": 48}")
        .pushed("batch", 1, sink, "{\"batch\": 500, \"encoding\": \"ndjson\", \"parallel\": 4}");
  }

  /**
   * Has all events of a code delivered to destinations, an event a group.
   *
   * @param written what the settings say of each destination, by its name
   */
  Settings grouped(String code, Map<String, String> written) {
    return routed(code, written, ", \"groupBy\": [\"extra.number\"]");
  }

  /** Has all events of a code delivered to destinations. */
  Settings delivered(String code, Map<String, String> written) {
    return routed(code, written, "");
  }

  private Settings routed(String code, Map<String, String> written, String groupBy) {
    destinations.putAll(written);
    String route = route(code, String.join("\", \"", written.keySet()));
    routes.put(code, route.substring(0, route.length() - 1) + groupBy + "}");
    return this;
  }

  private static String route(String code, String names) {
    return """
    {"pattern": {"payload": {"feed.code": ["%s"]}}, "destinations": ["%s"]}\
    """
        .formatted(code, names);
  }

  String json() {
    return """
    {"instances": {"sender": {"tokens": [{"name": "one", "token": "%s"}], "grants": {"post": true}}},
     "destinations": {%s},
     "routes": {%s}}\
    """
        .formatted(TOKEN, members(destinations), members(routes));
  }

  private static String members(Map<String, String> values) {
    return values.entrySet().stream()
        .map(member -> "\"%s\": %s".formatted(member.getKey(), member.getValue()))
        .collect(Collectors.joining(",\n"));
  }
}
