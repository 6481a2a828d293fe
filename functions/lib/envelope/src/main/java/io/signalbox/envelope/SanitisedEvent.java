package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An envelope's event as IntelMQ 3.5 would have it: what its harmonization sanitises is sanitised,
 * everything else is as it came. The envelope itself stays as it came. Other formats are left
 * alone; an encrypted payload has no fields.
 */
public final class SanitisedEvent {
  private SanitisedEvent() {}

  /** A copy of the fields with such dotted names. */
  public static ObjectNode fields(Envelope envelope, Predicate<String> wanted) {
    if (envelope.protocol().isEncrypted()) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (!envelope.protocol().isIntelMq()) {
      return envelope.payload().flat(wanted);
    }
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : envelope.payload().sharedFlat().properties()) {
      if (wanted.test(field.getKey())) {
        fields.set(field.getKey(), value(field.getKey(), field.getValue()).deepCopy());
      }
    }
    return fields;
  }

  /** A copy of the value of one field, by its dotted name. */
  public static Optional<JsonNode> field(Envelope envelope, String name) {
    Optional<JsonNode> value =
        envelope.protocol().isEncrypted() ? Optional.empty() : envelope.payload().field(name);
    return envelope.protocol().isIntelMq() ? value.map(sent -> value(name, sent)) : value;
  }

  static JsonNode value(String name, JsonNode value) {
    return EventFields.named(name).map(field -> field.sanitised(value)).orElse(value);
  }
}
