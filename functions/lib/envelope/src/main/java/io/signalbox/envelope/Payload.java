package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What an envelope holds: an event, as it came. Immutable. */
public final class Payload {
  public static final Payload EMPTY = new Payload(JsonNodeFactory.instance.objectNode());

  private final ObjectNode object;
  private final boolean isFlat;

  private Payload(ObjectNode object) {
    this.object = object;
    this.isFlat = Fields.isFlat(object);
  }

  public static Payload of(ObjectNode object) {
    return new Payload(object.deepCopy());
  }

  /** A payload that shares a node which nobody else holds. */
  static Payload owning(ObjectNode object) {
    return new Payload(object);
  }

  /** The node itself, for reading alone. */
  ObjectNode shared() {
    return object;
  }

  /** Whether every field stands under its dotted key already. */
  boolean isFlat() {
    return isFlat;
  }

  /** Every field under its dotted key, for reading alone: the node itself where it is so. */
  ObjectNode sharedFlat() {
    return isFlat ? object : Fields.flatten(object);
  }

  public boolean isEmpty() {
    return object.isEmpty();
  }

  /** A copy, as it came. */
  public ObjectNode json() {
    return object.deepCopy();
  }

  /** A copy with every field under its dotted key, {@code source.ip}, {@code extra.a.b}. */
  public ObjectNode flat() {
    return flat(everything -> true);
  }

  /** A copy of the fields with such dotted keys. */
  public ObjectNode flat(Predicate<String> wanted) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : sharedFlat().properties()) {
      if (wanted.test(field.getKey())) {
        copy.set(field.getKey(), field.getValue().deepCopy());
      }
    }
    return copy;
  }

  /** A copy with its fields in objects. */
  public ObjectNode nested() {
    return Fields.nest(object).deepCopy();
  }

  /** The value of a field such as {@code source.ip}, whether it lies flat or in objects. */
  public Optional<JsonNode> field(String name) {
    return Fields.find(object, name).map(JsonNode::deepCopy);
  }

  /** The value of a field that holds a text, a number or a truth value, as text. */
  public Optional<String> text(String name) {
    return Fields.find(object, name)
        .filter(value -> value.isValueNode() && !value.isNull())
        .map(JsonNode::asText);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Payload that && object.equals(that.object);
  }

  @Override
  public int hashCode() {
    return object.hashCode();
  }

  /**
   * Says the number of members alone: a payload holds personal data, which has no place in a log.
   */
  @Override
  public String toString() {
    return "Payload[" + object.size() + " members]";
  }
}
