package io.signalbox.envelope;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads the bare form: an event alone, flat or in objects, with the hub's own fields in extra. */
final class BareEvent {
  private static final String EXTRA = "extra";

  private BareEvent() {}

  /** Takes the document apart. */
  static Envelope parse(ObjectNode document) throws ItemFault {
    Members event = new Members(document, "");
    Identity.Named id = take(event, MetaKeys.BARE_ID);
    Identity.Named parent = take(event, MetaKeys.BARE_PARENT);
    Identity.Named path = take(event, MetaKeys.BARE_PATH);
    String type = event.takeName(MetaKeys.BARE_TYPE).orElse(Protocol.EVENT);
    Payload payload = Payload.owning(event.object());
    if (payload.isEmpty()) {
      throw new ItemFault("", "an event with at least one field is expected");
    }
    FieldCheck.require(payload, "", true);
    Identity identity = Identity.of(id, parent, path, () -> DerivedId.of(payload));
    return new Envelope(
        identity.id(),
        identity.parent(),
        identity.path(),
        new Protocol(Protocol.CURRENT, Protocol.INTELMQ, TypeName.read(type)),
        Meta.EMPTY,
        payload);
  }

  /** Takes a field of extra, flat or out of its object, which goes with its last member. */
  private static Identity.Named take(Members event, String field) throws ItemFault {
    boolean isFlat = event.object().has(field);
    if (isFlat || !(event.object().get(EXTRA) instanceof ObjectNode extra)) {
      return event.takeText(field);
    }
    String key = field.substring(EventFields.EXTRA.length());
    boolean isThere = extra.has(key);
    Identity.Named nested = new Members(extra, EventFields.EXTRA).takeText(key);
    if (isThere && extra.isEmpty()) {
      event.object().remove(EXTRA);
    }
    return nested;
  }
}
