package io.signalbox.envelope;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Writes envelopes in any form. */
public final class EnvelopeWriter {
  /** Writes for the newest IntelMQ, the fields of a bare event under dotted keys. */
  public ObjectNode write(Envelope envelope, Form form) {
    return write(envelope, form, IntelMqVersion.LATEST, false);
  }

  /**
   * Writes an envelope. One of a newer protocol version goes out as it came, whatever the form; the
   * bare form of a payload that is not IntelMQ's is that payload alone. That of an event says the
   * marks of the envelope's tags in fields of the event, for it has no tags.
   *
   * @param receiver the IntelMQ that is to understand it: what it refuses goes under {@code extra}.
   *     For the newest one, the payload of the other forms goes out as it came: whoever reads these
   *     is no IntelMQ.
   * @param hierarchical whether the event's fields lie in objects. Where they need not, a bare
   *     event has dotted keys, and the payload of the other forms lies as it came.
   */
  public ObjectNode write(
      Envelope envelope, Form form, IntelMqVersion receiver, boolean hierarchical) {
    Optional<ObjectNode> newer = envelope.meta().sharedOriginal();
    if (newer.isPresent() && (form != Form.BARE || envelope.payload().isEmpty())) {
      return NewerDocument.written(newer.get(), envelope.path());
    }
    return switch (form) {
      case DECIDED -> decided(envelope, payload(envelope, receiver, hierarchical));
      case DRAFT -> draft(envelope, payload(envelope, receiver, hierarchical));
      case BARE -> bare(envelope, receiver, hierarchical);
    };
  }

  private static ObjectNode payload(
      Envelope envelope, IntelMqVersion receiver, boolean hierarchical) {
    Payload payload = envelope.payload();
    boolean isAsItCame =
        !envelope.protocol().isIntelMq()
            || (!hierarchical && !receiver.isBefore(IntelMqVersion.LATEST));
    if (isAsItCame) {
      return payload.json();
    }
    ObjectNode fields =
        receiver.isBefore(IntelMqVersion.LATEST) ? fitted(payload, receiver) : payload.flat();
    return hierarchical ? Fields.nest(fields) : fields;
  }

  private static ObjectNode fitted(Payload payload, IntelMqVersion receiver) {
    return ReceiverFit.fitted(payload.flat(), receiver);
  }

  private static ObjectNode decided(Envelope envelope, ObjectNode payload) {
    Protocol protocol = envelope.protocol();
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("format", protocol.format());
    document.put("version", protocol.version());
    document.put("type", protocol.type());
    ObjectNode meta = document.putObject("meta");
    meta.put("uuid", envelope.id().text());
    meta.setAll(envelope.meta().members());
    envelope.parent().ifPresent(parent -> meta.put(MetaKeys.PARENT, parent.text()));
    putPath(envelope, meta);
    document.set("payload", payload);
    return document.setAll(envelope.meta().sharedBeside().deepCopy());
  }

  private static ObjectNode draft(Envelope envelope, ObjectNode payload) {
    Protocol protocol = envelope.protocol();
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ObjectNode meta = document.putObject("meta");
    meta.put("version", protocol.version());
    ObjectNode uuid = meta.putObject("uuid");
    uuid.put("current", envelope.id().text());
    envelope.parent().ifPresent(parent -> uuid.put("parent", parent.text()));
    meta.put("type", protocol.type());
    meta.put("format", protocol.format());
    ObjectNode members = envelope.meta().members();
    if (members.remove(MetaKeys.UUID_REST) instanceof ObjectNode rest) {
      uuid.setAll(rest);
    }
    ObjectNode elsewhere = members.deepCopy().retain(OwnKeys.DRAFT_KEYS);
    meta.setAll(members.<ObjectNode>without(OwnKeys.DRAFT_KEYS));
    if (!elsewhere.isEmpty()) {
      meta.set(MetaKeys.META_REST, elsewhere);
    }
    putPath(envelope, meta);
    document.set("payload", payload);
    return document.setAll(envelope.meta().sharedBeside().deepCopy());
  }

  private static ObjectNode bare(Envelope envelope, IntelMqVersion receiver, boolean hierarchical) {
    if (!envelope.protocol().isIntelMq()) {
      return envelope.payload().json();
    }
    ObjectNode event = fitted(TagMarks.marked(envelope), receiver);
    event.put(MetaKeys.BARE_ID, envelope.id().text());
    envelope.parent().ifPresent(parent -> event.put(MetaKeys.BARE_PARENT, parent.text()));
    if (!envelope.path().isEmpty()) {
      event.put(MetaKeys.BARE_PATH, envelope.path().text());
    }
    String type = envelope.protocol().type();
    if (!type.equals(Protocol.EVENT)) {
      event.put(MetaKeys.BARE_TYPE, TypeName.bare(type));
    }
    return hierarchical ? Fields.nest(event) : event;
  }

  private static void putPath(Envelope envelope, ObjectNode meta) {
    if (!envelope.path().isEmpty()) {
      meta.put(MetaKeys.PATH, envelope.path().text());
    }
  }
}
