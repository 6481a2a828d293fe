package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * An envelope of a newer version of the protocol: what is known of it is understood, nothing of it
 * is refused, and it goes on as it came, with the path alone brought up to date.
 */
final class NewerDocument {
  private NewerDocument() {}

  static boolean isNewer(ObjectNode document, Form form) {
    JsonNode version =
        form == Form.DRAFT ? document.path("meta").path("version") : document.path("version");
    return version.isInt() && version.intValue() > Protocol.CURRENT;
  }

  /** Takes the document apart. */
  static Envelope parse(ObjectNode document, Form form) throws ItemFault {
    JsonNode path = holder(document).remove(MetaKeys.PATH);
    ObjectNode rest = document.deepCopy();
    ObjectNode meta = object(rest, "meta");
    Payload payload = Payload.owning(object(rest, "payload"));
    FieldCheck.require(payload, "payload.", false);
    Protocol protocol =
        EnvelopeParser.protocol(
            form == Form.DRAFT ? new Members(meta, "meta.") : new Members(rest, ""));
    ObjectNode ids = form == Form.DRAFT ? object(meta, "uuid") : meta;
    Optional<EnvelopeId> given = id(ids, form == Form.DRAFT ? "current" : "uuid");
    EnvelopeId id = given.orElseGet(() -> DerivedId.ofDocument(document));
    Optional<EnvelopeId> parent =
        id(ids, form == Form.DRAFT ? "parent" : MetaKeys.PARENT)
            .filter(above -> !above.dedupKey().equals(id.dedupKey()));
    return new Envelope(
        id,
        parent,
        path(path),
        protocol,
        Meta.owning(meta, rest).ofNewerDocument(document),
        payload);
  }

  /** The document as it goes on. */
  static ObjectNode written(ObjectNode original, Path path) {
    ObjectNode document = original.deepCopy();
    if (!path.isEmpty()) {
      holder(document).put(MetaKeys.PATH, path.text());
    }
    return document;
  }

  /** Where the path lies: in meta, or beside it where that is no object. */
  private static ObjectNode holder(ObjectNode document) {
    return document.get("meta") instanceof ObjectNode meta ? meta : document;
  }

  private static ObjectNode object(ObjectNode holder, String key) {
    if (holder.get(key) instanceof ObjectNode object) {
      holder.remove(key);
      return object;
    }
    return JsonNodeFactory.instance.objectNode();
  }

  private static Optional<EnvelopeId> id(ObjectNode holder, String key) {
    try {
      Optional<EnvelopeId> id =
          Optional.ofNullable(holder.get(key)).map(JsonNode::textValue).map(EnvelopeId::parse);
      id.ifPresent(known -> holder.remove(key));
      return id;
    } catch (IllegalArgumentException newerThanWeKnow) {
      return Optional.empty();
    }
  }

  private static Path path(JsonNode text) {
    try {
      return text == null || !text.isTextual() ? Path.EMPTY : Path.parse(text.textValue());
    } catch (IllegalArgumentException newerThanWeKnow) {
      return Path.EMPTY;
    }
  }
}
