package io.signalbox.cli.command.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.output.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happened to an envelope, by time. */
final class Timeline {
  static final List<Column> COLUMNS =
      List.of(
          Column.of("at", "/at"),
          Column.of("what", "/what"),
          Column.of("destination", "/destination"),
          Column.of("detail", "/detail"));

  private final List<ObjectNode> lines = new ArrayList<>();

  private Timeline() {}

  static List<ObjectNode> of(JsonNode envelope) {
    Timeline timeline = new Timeline();
    envelope.path("revisions").forEach(timeline::revision);
    envelope
        .path("conflicts")
        .forEach(one -> timeline.add(one, "/receivedAt", "conflict", "", "from " + sender(one)));
    timeline.lines.sort(Comparator.comparing(line -> line.path("at").asText()));
    return timeline.lines;
  }

  private void revision(JsonNode revision) {
    int number = revision.path("revision").asInt();
    add(
        revision,
        "/receivedAt",
        "received",
        "",
        "from " + sender(revision) + (number > 0 ? ", revision " + number : ""));
    revision
        .path("warnings")
        .forEach(warning -> add(revision, "/receivedAt", "warning", "", Column.text(warning)));
    if (revision.has("routedAt")) {
      int count = revision.path("deliveries").size();
      add(revision, "/routedAt", "routed", "", "to " + count + (count == 1 ? " feed" : " feeds"));
    }
    if (revision.has("note")) {
      add(revision, "/receivedAt", "note", "", revision.path("note").asText());
    }
    for (JsonNode delivery : revision.path("deliveries")) {
      String destination = delivery.path("destination").asText();
      if (delivery.has("queuedAt")) {
        add(delivery, "/queuedAt", "queued", destination, Column.text(delivery.path("group")));
      }
      for (JsonNode attempt : delivery.path("tries")) {
        add(
            attempt,
            "/at",
            attempt.path("result").asText(),
            destination,
            "try %d: %s (delivery %s)"
                .formatted(
                    attempt.path("attempt").asInt(),
                    attempt.path("answer").asText(),
                    attempt.path("delivery").asText()));
      }
    }
  }

  private static String sender(JsonNode received) {
    return received.path("sender").asText();
  }

  private void add(JsonNode source, String time, String what, String destination, String detail) {
    lines.add(
        JsonNodeFactory.instance
            .objectNode()
            .put("at", source.at(time).asText())
            .put("what", what)
            .put("destination", destination)
            .put("detail", detail));
  }
}
