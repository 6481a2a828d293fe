package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/** Reads the bare form: an event alone, flat or in objects, with the hub's own fields in extra. */
final class BareEvent {
  private BareEvent() {}

  static Envelope parse(ObjectNode document) throws ItemFault {
    ObjectNode event = document.deepCopy();
    Optional<String> idText = take(event, MetaKeys.BARE_ID);
    Optional<String> parentText = take(event, MetaKeys.BARE_PARENT);
    Optional<String> pathText = take(event, MetaKeys.BARE_PATH);
    String type =
        EnvelopeParser.takeText(event, MetaKeys.BARE_TYPE, "")
            .filter(name -> !name.isBlank())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .orElse(Protocol.EVENT);
    Payload payload = Payload.owning(event);
    if (idText.isEmpty() && payload.isEmpty()) {
      throw new ItemFault("", "an event has at least one field");
    }
    EnvelopeId id =
        idText.isPresent() ? Ids.id(idText.get(), MetaKeys.BARE_ID) : DerivedId.of(payload);
    Optional<EnvelopeId> parent =
        parentText.isPresent()
            ? Optional.of(Ids.id(parentText.get(), MetaKeys.BARE_PARENT))
            : Optional.empty();
    return Ids.envelope(
        id,
        parent,
        MetaKeys.BARE_PARENT,
        Ids.path(pathText, MetaKeys.BARE_PATH),
        new Protocol(Protocol.CURRENT, Protocol.INTELMQ, type),
        Meta.EMPTY,
        payload);
  }

  /**
   * Takes {@code extra.name} out, whether it lies flat or in an object; the object goes with it
   * when empty.
   */
  private static Optional<String> take(ObjectNode event, String field) throws ItemFault {
    Optional<String> flat = EnvelopeParser.takeText(event, field, "");
    if (flat.isPresent() || !(event.get("extra") instanceof ObjectNode extra)) {
      return flat;
    }
    String key = field.substring("extra.".length());
    JsonNode found = extra.get(key);
    if (found == null) {
      return Optional.empty();
    }
    Optional<String> nested = EnvelopeParser.takeText(extra, key, "extra.");
    if (extra.isEmpty()) {
      event.remove("extra");
    }
    return nested;
  }
}
