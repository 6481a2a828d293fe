package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code extra.certbund.source_contacts}, where CERT-Bund's expert bots keep whom they found
 * responsible: names and addresses of persons. {@code extra} and {@code certbund} are objects, or
 * texts that hold an object as JSON.
 */
final class SourceContacts {
  private static final String FIELD = "extra.certbund.source_contacts";
  private static final String NAME = "source_contacts";

  private SourceContacts() {}

  /** The event without contacts; empty where it has none. Nothing in the event is changed. */
  static Optional<ObjectNode> removedFrom(ObjectNode event) {
    return removed("", event);
  }

  private static Optional<ObjectNode> removed(String above, ObjectNode object) {
    Map<String, Optional<JsonNode>> changes = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String field = above + member.getKey();
      if (field.equals(FIELD) || field.startsWith(FIELD + ".")) {
        changes.put(member.getKey(), Optional.empty());
      } else if (FIELD.startsWith(field + ".")) {
        within(field + ".", member.getValue())
            .ifPresent(changed -> changes.put(member.getKey(), Optional.of(changed)));
      }
    }
    return changes.isEmpty() ? Optional.empty() : Optional.of(with(changes, object));
  }

  private static Optional<JsonNode> within(String above, JsonNode value) {
    if (value instanceof ObjectNode object) {
      return removed(above, object).map(JsonNode.class::cast);
    }
    if (!value.isTextual() || !value.textValue().contains(NAME)) {
      return Optional.empty();
    }
    return Json.read(value.textValue())
        .filter(ObjectNode.class::isInstance)
        .flatMap(held -> removed(above, (ObjectNode) held))
        .map(changed -> TextNode.valueOf(Json.text(changed)));
  }

  private static ObjectNode with(Map<String, Optional<JsonNode>> changes, ObjectNode object) {
    ObjectNode changed = object.objectNode();
    changed.setAll(object);
    changes.forEach(
        (name, value) ->
            value.ifPresentOrElse(node -> changed.set(name, node), () -> changed.remove(name)));
    return changed;
  }
}
