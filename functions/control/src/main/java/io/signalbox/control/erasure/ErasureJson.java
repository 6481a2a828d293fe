package io.signalbox.control.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.control.erasure.Erasure.Decision;
import io.signalbox.control.erasure.Erasure.State;
import io.signalbox.store.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An erasure as the API shows it, and as it is stored. */
final class ErasureJson {
  private ErasureJson() {}

  /** The receipt, as far as there is one. */
  static ObjectNode receipt(Erasure erasure) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", erasure.id());
    json.put("state", erasure.state().text());
    json.put("kind", erasure.kind().text());
    erasure.subject().ifPresent(subject -> json.put("value", subject.value()));
    json.put("digest", erasure.digest());
    json.put("by", erasure.by());
    if (!erasure.reason().isEmpty()) {
      json.put("reason", erasure.reason());
    }
    json.put("requestedAt", erasure.requestedAt().toString());
    erasure.finishedAt().ifPresent(at -> json.put("finishedAt", at.toString()));
    ArrayNode decisions = json.putArray("decisions");
    for (Decision one : erasure.decisions()) {
      decisions
          .addObject()
          .put("by", one.by())
          .put("at", one.at().toString())
          .put("decision", one.approved() ? "approved" : "rejected");
    }
    Progress progress = erasure.progress();
    json.put("passes", progress.pass());
    json.put("looked", progress.looked());
    json.set("erased", counts(progress.erased()));
    json.set("remaining", counts(progress.remaining()));
    json.put("clean", erasure.isClean());
    return json;
  }

  private static ObjectNode counts(Map<String, Long> counts) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(counts).forEach(json::put);
    return json;
  }

  static ObjectNode stored(Erasure erasure) {
    ObjectNode json = receipt(erasure);
    Progress progress = erasure.progress();
    json.put("place", progress.place());
    json.put("changed", progress.changed());
    progress.last().ifPresent(key -> json.putArray("last").add(key.partition()).add(key.sort()));
    ObjectNode pending = json.putObject("pending");
    progress.pending().forEach(pending::put);
    return json;
  }

  static Erasure read(JsonNode json) {
    Subject.Kind kind = Subject.Kind.valueOf(upper(json, "kind"));
    JsonNode last = json.path("last");
    Map<String, String> pending = new TreeMap<>();
    json.path("pending")
        .properties()
        .forEach(one -> pending.put(one.getKey(), text(one.getValue())));
    List<Decision> decisions = new ArrayList<>();
    for (JsonNode one : json.path("decisions")) {
      decisions.add(
          new Decision(
              text(one.path("by")),
              Instant.parse(text(one.path("at"))),
              text(one.path("decision")).equals("approved")));
    }
    return new Erasure(
        text(json.path("id")),
        Optional.ofNullable(json.path("value").textValue()).map(value -> new Subject(kind, value)),
        kind,
        text(json.path("digest")),
        text(json.path("by")),
        text(json.path("reason")),
        Instant.parse(text(json.path("requestedAt"))),
        State.valueOf(upper(json, "state")),
        decisions,
        new Progress(
            json.path("passes").asInt(),
            json.path("place").asInt(),
            last.isArray()
                ? Optional.of(new Key(text(last.path(0)), text(last.path(1))))
                : Optional.empty(),
            pending,
            longs(json.path("erased")),
            longs(json.path("remaining")),
            json.path("looked").asLong(),
            json.path("changed").asLong()),
        Optional.ofNullable(json.path("finishedAt").textValue()).map(Instant::parse));
  }

  private static Map<String, Long> longs(JsonNode json) {
    Map<String, Long> counts = new TreeMap<>();
    json.properties().forEach(one -> counts.put(one.getKey(), one.getValue().asLong()));
    return counts;
  }

  private static String upper(JsonNode json, String name) {
    return text(json.path(name)).toUpperCase(Locale.ROOT);
  }

  private static String text(JsonNode value) {
    return value.asText();
  }
}
