package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the decided and the draft form: an object with {@code meta} or {@code payload}. */
final class EnvelopeParser {
  private EnvelopeParser() {}

  static boolean isEnvelope(ObjectNode document) {
    return document.has("meta") || document.has("payload");
  }

  static Form form(ObjectNode document) {
    JsonNode meta = document.path("meta");
    boolean isDraft =
        meta.path("uuid").isObject()
            || (!document.has("version") && (meta.has("version") || meta.has("format")));
    return isDraft ? Form.DRAFT : Form.DECIDED;
  }

  static Envelope parse(ObjectNode document, Form form) throws ItemFault {
    ObjectNode beside = document.deepCopy();
    ObjectNode meta = takeObject(beside, "meta");
    Payload payload = Payload.owning(takeObject(beside, "payload"));
    Protocol protocol = form == Form.DRAFT ? protocol(meta, "meta.") : protocol(beside, "");
    return new Ids(meta, form).envelope(protocol, payload, beside);
  }

  private static Protocol protocol(ObjectNode holder, String prefix) throws ItemFault {
    String format = takeText(holder, "format", prefix).orElse(Protocol.INTELMQ);
    String type = takeText(holder, "type", prefix).orElse(Protocol.EVENT);
    JsonNode version = holder.remove("version");
    if (format.isBlank() || type.isBlank()) {
      throw new ItemFault(prefix + (format.isBlank() ? "format" : "type"), "a name is expected");
    }
    return new Protocol(version(version, prefix + "version"), format, type);
  }

  private static int version(@Nullable JsonNode version, String field) throws ItemFault {
    if (version == null) {
      return Protocol.CURRENT;
    }
    if (!version.isInt() || version.intValue() < 0) {
      throw new ItemFault(field, "a whole number is expected, 0 or more");
    }
    return Math.max(Protocol.CURRENT, version.intValue());
  }

  private static ObjectNode takeObject(ObjectNode holder, String key) throws ItemFault {
    JsonNode value = holder.remove(key);
    if (value == null || value.isNull()) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (value instanceof ObjectNode object) {
      return object;
    }
    throw new ItemFault(key, "an object is expected");
  }

  static Optional<String> takeText(ObjectNode holder, String key, String prefix) throws ItemFault {
    JsonNode value = holder.remove(key);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new ItemFault(prefix + key, "a text is expected");
    }
    return Optional.of(value.textValue());
  }
}
