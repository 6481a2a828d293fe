package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event's fields, whether they lie flat under dotted keys, in objects, or both. */
final class Fields {
  private Fields() {}

  /**
   * Every value that is no object under its dotted key; an empty object counts as a value. The
   * event itself where it is so already: for reading alone.
   */
  static ObjectNode flatten(ObjectNode event) {
    if (isFlat(event)) {
      return event;
    }
    ObjectNode flat = JsonNodeFactory.instance.objectNode();
    flatten(null, event, flat);
    return flat;
  }

  /** Whether no field lies in an object. */
  static boolean isFlat(ObjectNode event) {
    for (JsonNode value : event) {
      if (value.isObject() && !value.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static void flatten(@Nullable String prefix, ObjectNode from, ObjectNode into) {
    for (Map.Entry<String, JsonNode> member : from.properties()) {
      String key = prefix == null ? member.getKey() : prefix + "." + member.getKey();
      if (member.getValue() instanceof ObjectNode object && !object.isEmpty()) {
        flatten(key, object, into);
      } else {
        into.set(key, member.getValue());
      }
    }
  }

  /**
   * The same fields in objects. Where a field has a value and others below it, those keep their
   * dotted keys: there is no object that could hold both.
   */
  static ObjectNode nest(ObjectNode event) {
    ObjectNode flat = flatten(event);
    ObjectNode nested = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : flat.properties()) {
      if (liesBelowAnother(field.getKey(), flat)) {
        nested.set(field.getKey(), field.getValue());
      } else {
        put(nested, field.getKey(), field.getValue());
      }
    }
    return nested;
  }

  private static boolean liesBelowAnother(String key, ObjectNode flat) {
    for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
      if (flat.has(key.substring(0, dot))) {
        return true;
      }
    }
    return false;
  }

  private static void put(ObjectNode into, String key, JsonNode value) {
    String[] parts = key.split("\\.", -1);
    ObjectNode object = into;
    for (int i = 0; i < parts.length - 1; i++) {
      object =
          object.get(parts[i]) instanceof ObjectNode deeper ? deeper : object.putObject(parts[i]);
    }
    object.set(parts[parts.length - 1], value);
  }

  /** The value of a field, under its dotted key or in objects. */
  static Optional<JsonNode> find(ObjectNode event, String name) {
    JsonNode here = event.get(name);
    if (here != null) {
      return Optional.of(here);
    }
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      if (event.get(name.substring(0, dot)) instanceof ObjectNode object) {
        Optional<JsonNode> below = find(object, name.substring(dot + 1));
        if (below.isPresent()) {
          return below;
        }
      }
    }
    return Optional.empty();
  }
}
