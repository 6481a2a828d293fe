package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

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
    return isDraft && !NewerDocument.isNewer(document, Form.DECIDED) ? Form.DRAFT : Form.DECIDED;
  }

  /** Takes the document apart. */
  static Envelope parse(ObjectNode document, Form form) throws ItemFault {
    if (NewerDocument.isNewer(document, form)) {
      return NewerDocument.parse(document, form);
    }
    Members all = new Members(document, "");
    Members meta = all.takeObject("meta");
    Payload payload = Payload.owning(all.takeObject("payload").object());
    Protocol protocol = form == Form.DRAFT ? draftProtocol(meta, all) : protocol(all);
    FieldCheck.require(payload, "payload.", protocol.isIntelMq());
    Identity identity = form == Form.DRAFT ? draft(meta, payload) : decided(meta, payload);
    if (form == Form.DRAFT && meta.object().remove(MetaKeys.META_REST) instanceof ObjectNode rest) {
      meta.object().setAll(rest);
    }
    return new Envelope(
        identity.id(),
        identity.parent(),
        identity.path(),
        protocol,
        Meta.owning(meta.object(), all.object()),
        payload);
  }

  static Protocol protocol(Members holder) throws ItemFault {
    return protocol(holder, holder, holder);
  }

  /** A draft has its protocol in meta; what of it stands beside meta alone is taken, too. */
  private static Protocol draftProtocol(Members meta, Members all) throws ItemFault {
    OwnKeys.requireOnce(meta.object(), all.object());
    return protocol(
        meta.object().has("version") ? meta : all,
        meta.object().has("format") ? meta : all,
        meta.object().has("type") ? meta : all);
  }

  private static Protocol protocol(Members ofVersion, Members ofFormat, Members ofType)
      throws ItemFault {
    int version = ofVersion.takeVersion();
    String format = ofFormat.takeName("format").orElse(Protocol.INTELMQ);
    String type = ofType.takeName("type").orElse(Protocol.EVENT);
    return new Protocol(
        version, format, format.equals(Protocol.INTELMQ) ? TypeName.read(type) : type);
  }

  private static Identity decided(Members meta, Payload payload) throws ItemFault {
    OwnKeys.requireOfDecided(meta.object());
    Identity.Named id = meta.takeText("uuid");
    Identity.Named parent = meta.takeText(MetaKeys.PARENT);
    return Identity.of(id, parent, meta.takeText(MetaKeys.PATH), () -> DerivedId.of(payload));
  }

  private static Identity draft(Members meta, Payload payload) throws ItemFault {
    OwnKeys.requireOfDraft(meta.object());
    Members ids = meta.takeObject("uuid");
    Identity.Named id = ids.takeText("current");
    Identity.Named parent = ids.takeText("parent");
    if (!ids.object().isEmpty()) {
      meta.object().set(MetaKeys.UUID_REST, ids.object());
    }
    return Identity.of(id, parent, meta.takeText(MetaKeys.PATH), () -> DerivedId.of(payload));
  }
}
