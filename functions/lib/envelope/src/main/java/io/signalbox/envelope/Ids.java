package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Takes id, parent and path out of a meta. */
final class Ids {
  private final ObjectNode meta;
  private final Form form;

  Ids(ObjectNode meta, Form form) {
    this.meta = meta;
    this.form = form;
  }

  Envelope envelope(Protocol protocol, Payload payload, ObjectNode beside) throws ItemFault {
    ObjectNode ids = meta;
    String current = "uuid";
    String prefix = "meta.";
    if (form == Form.DRAFT) {
      JsonNode uuid = meta.remove("uuid");
      ids = uuid instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
      if (uuid != null && !uuid.isObject()) {
        ids.set("current", uuid);
      }
      current = "current";
      prefix = "meta.uuid.";
    }
    Optional<String> idText = EnvelopeParser.takeText(ids, current, prefix);
    Optional<String> parentText =
        form == Form.DRAFT
            ? EnvelopeParser.takeText(ids, "parent", prefix)
            : EnvelopeParser.takeText(meta, MetaKeys.PARENT, prefix);
    Optional<String> pathText = EnvelopeParser.takeText(meta, MetaKeys.PATH, "meta.");
    if (form == Form.DRAFT && !ids.isEmpty()) {
      meta.set(MetaKeys.UUID_REST, ids);
    }
    boolean isPath = idText.filter(Path::looksLikePath).isPresent();
    if (isPath && pathText.isEmpty()) {
      pathText = idText;
    }
    Path path = path(pathText, isPath ? prefix + current : "meta." + MetaKeys.PATH);
    EnvelopeId id =
        idText.isPresent() && !isPath ? id(idText.get(), prefix + current) : DerivedId.of(payload);
    String parentField = form == Form.DRAFT ? "meta.uuid.parent" : "meta." + MetaKeys.PARENT;
    Optional<EnvelopeId> parent = Optional.empty();
    if (parentText.filter(text -> !Path.looksLikePath(text)).isPresent()) {
      parent = Optional.of(id(parentText.get(), parentField));
    }
    return envelope(id, parent, parentField, path, protocol, Meta.owning(meta, beside), payload);
  }

  static Envelope envelope(
      EnvelopeId id,
      Optional<EnvelopeId> parent,
      String parentField,
      Path path,
      Protocol protocol,
      Meta meta,
      Payload payload)
      throws ItemFault {
    if (parent.isPresent() && parent.get().dedupKey().equals(id.dedupKey())) {
      throw new ItemFault(parentField, "an envelope is not its own parent");
    }
    return new Envelope(id, parent, path, protocol, meta, payload);
  }

  static EnvelopeId id(String text, String field) throws ItemFault {
    try {
      return EnvelopeId.parse(text);
    } catch (IllegalArgumentException broken) {
      throw new ItemFault(field, reason(broken));
    }
  }

  static Path path(Optional<String> text, String field) throws ItemFault {
    try {
      return text.map(Path::parse).orElse(Path.EMPTY);
    } catch (IllegalArgumentException broken) {
      throw new ItemFault(field, reason(broken));
    }
  }

  private static String reason(IllegalArgumentException broken) {
    return String.valueOf(broken.getMessage());
  }
}
