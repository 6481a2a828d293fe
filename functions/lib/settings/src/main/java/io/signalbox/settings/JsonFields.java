package io.signalbox.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The members of a JSON object, each with the type that the schema gives it. */
public record JsonFields(ObjectNode object) {

  /**
   * The members of a node that is an object.
   *
   * @throws IllegalArgumentException if it is no object
   */
  public static JsonFields of(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return new JsonFields(object);
    }
    throw new IllegalArgumentException("an object was expected");
  }

  public boolean has(String name) {
    return object.has(name);
  }

  public JsonNode node(String name) {
    return object.path(name);
  }

  public Optional<String> text(String name) {
    return has(name) ? Optional.of(text(node(name))) : Optional.empty();
  }

  public String required(String name) {
    return text(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }

  public <T> T read(String name, Function<String, T> reader, T fallback) {
    return text(name).map(reader).orElse(fallback);
  }

  public <E extends Enum<E>> E constant(String name, Class<E> type, E fallback) {
    return read(name, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)), fallback);
  }

  public boolean flag(String name, boolean fallback) {
    return has(name) ? node(name).booleanValue() : fallback;
  }

  public int number(String name, int fallback) {
    return has(name) ? node(name).intValue() : fallback;
  }

  public List<String> texts(String name) {
    return list(name, JsonFields::text);
  }

  public <T> List<T> list(String name, Function<JsonNode, T> reader) {
    List<T> values = new ArrayList<>();
    node(name).forEach(value -> values.add(reader.apply(value)));
    return values;
  }

  /** The object of that name; an empty one where there is none. */
  public ObjectNode object(String name) {
    return has(name) ? members(name).object() : JsonNodeFactory.instance.objectNode();
  }

  public JsonFields members(String name) {
    return has(name) ? of(node(name)) : new JsonFields(JsonNodeFactory.instance.objectNode());
  }

  /** The credential of that name, which stands there as a reference. */
  public SecretReference secret(String name) {
    return new SecretReference(members(name).required("stored"));
  }

  public Optional<SecretReference> optionalSecret(String name) {
    return has(name) ? Optional.of(secret(name)) : Optional.empty();
  }

  /** The texts of an object, by name and in order; none where there is no such object. */
  public Map<String, String> textMap(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    object(name).properties().forEach(entry -> texts.put(entry.getKey(), text(entry.getValue())));
    return texts;
  }

  private static String text(JsonNode node) {
    if (node.isTextual()) {
      return node.textValue();
    }
    throw new IllegalArgumentException("a text was expected");
  }
}
