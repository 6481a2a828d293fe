package io.signalbox.warden;

import java.util.List;

/** Events of the client {@code org.example.pot}. */
final class Ideas {
  private Ideas() {}

  static String event(String id) {
    return """
    {"Format": "IDEA0", "ID": "%s", "DetectTime": "2026-11-28T12:00:00Z", "Category": ["Test"],
     "Node": [{"Name": "org.example.pot", "Type": ["Honeypot"]}], "_Own": {"b": 1.50, "a": [null]}}
    """
        .formatted(id)
        .strip();
  }

  static String list(String... events) {
    return "[" + String.join(",", List.of(events)) + "]";
  }
}
