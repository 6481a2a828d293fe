package io.signalbox.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The members of a JSON object, each with the type that the schema gives it. */
record JsonFields(ObjectNode object) {

  /**
   * The members of a node that is an object.
   *
   * @throws IllegalArgumentException if it is no object
   */
  static JsonFields of(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return new JsonFields(object);
    }
    throw new IllegalArgumentException("an object was expected");
  }

  boolean has(String name) {
    return object.has(name);
  }

  JsonNode node(String name) {
    return object.path(name);
  }

  Optional<String> text(String name) {
    return has(name) ? Optional.of(text(node(name))) : Optional.empty();
  }

  String required(String name) {
    return text(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }

  <T> T read(String name, Function<String, T> reader, T fallback) {
    return text(name).map(reader).orElse(fallback);
  }

  <E extends Enum<E>> E constant(String name, Class<E> type, E fallback) {
    return read(name, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)), fallback);
  }

  boolean flag(String name, boolean fallback) {
    return has(name) ? node(name).booleanValue() : fallback;
  }

  int number(String name, int fallback) {
    return has(name) ? node(name).intValue() : fallback;
  }

  List<String> texts(String name) {
    return list(name, JsonFields::text);
  }

  <T> List<T> list(String name, Function<JsonNode, T> reader) {
    List<T> values = new ArrayList<>();
    node(name).forEach(value -> values.add(reader.apply(value)));
    return values;
  }

  /** The object of that name; an empty one where there is none. */
  ObjectNode object(String name) {
    return has(name) ? members(name).object() : JsonNodeFactory.instance.objectNode();
  }

  JsonFields members(String name) {
    return has(name) ? of(node(name)) : new JsonFields(JsonNodeFactory.instance.objectNode());
  }

  private static String text(JsonNode node) {
    if (node.isTextual()) {
      return node.textValue();
    }
    throw new IllegalArgumentException("a text was expected");
  }
}
