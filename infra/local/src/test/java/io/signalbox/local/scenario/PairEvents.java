package io.signalbox.local.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;

/** Events for which each data format has a place. Each has an address of its own. */
final class PairEvents {
  private static final List<String> TYPES =
      List.of("infected-system", "scanner", "phishing", "spam");

  private PairEvents() {}

  static List<String> addresses() {
    return IntStream.range(0, TYPES.size()).mapToObj(n -> "198.51.100.10" + n).toList();
  }

  /** The events as a client posts them. */
  static List<String> all() {
    return IntStream.range(0, TYPES.size()).mapToObj(PairEvents::event).toList();
  }

  private static String event(int n) {
    return """
    {"source.ip": "%s", "source.port": 4711, "source.url": "https://host.example/%d",
     "classification.type": "%s", "classification.identifier": "example", "source.account": "a@host.example",
     "malware.name": "mirai", "event_description.text": "Ümlaut, \\"quoted\\"", "protocol.transport": "tcp",
     "protocol.application": "smtp", "time.source": "2026-11-22T04:27:03+00:00", "feed.name": "Drone"}
    """
        .formatted(addresses().get(n), n, TYPES.get(n));
  }

  /** What Python's {@code csv} must read of a table with some of the events. */
  static JsonNode csv(String text) {
    ObjectNode expected = JsonNodeFactory.instance.objectNode();
    expected.put("text", text).put("separator", ",");
    ArrayNode rows = expected.putArray("rows");
    rows.addArray().add("source.ip").add("type");
    text.lines()
        .flatMap(line -> addresses().stream().filter(line::contains))
        .forEach(
            address -> rows.addArray().add(address).add(TYPES.get(addresses().indexOf(address))));
    return expected;
  }
}
