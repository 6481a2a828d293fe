package io.signalbox.bench.bill.scenario;

import java.util.ArrayList;
import java.util.List;

/** Settings documents: one instance, which posts and reads, and what it posts goes everywhere. */
final class Settings {
  static final String TOKEN = "the-sender-of-the-benchmarks";

  private final List<String> destinations = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private String grouping = "";
  private String quota = "";

  Settings with(String name, String destination) {
    names.add(name);
    destinations.add("\"%s\": %s".formatted(name, destination));
    return this;
  }

  /** Has each destination's events go by groups. */
  Settings groupedBy(String field) {
    grouping = ", \"groupBy\": [\"%s\"]".formatted(field);
    return this;
  }

  /** Lets the instance post so many events on a day. */
  Settings withQuota(int events) {
    quota = ", \"quota\": {\"events\": %d}".formatted(events);
    return this;
  }

  String json() {
    String routes =
        names.isEmpty()
            ? ""
            : "\"all\": {\"pattern\": {}, \"destinations\": [\"%s\"]%s}"
                .formatted(String.join("\", \"", names), grouping);
    return """
    {"instances": {"sender": {"tokens": [{"name": "one", "token": "%s"}],
       "grants": {"post": true, "read": ["*"], "lookup": true}%s}},
     "destinations": {%s},
     "routes": {%s}}\
    """
        .formatted(TOKEN, quota, String.join(", ", destinations), routes);
  }
}
