package io.signalbox.formats;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Canonical;
import io.signalbox.envelope.Hashes;
import io.signalbox.envelope.Marking.Tlp;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The objects of STIX 2.1 that do not depend on an event's fields. */
final class StixObjects {
  /** STIX 2.1, section 2.9: the namespace of the ids of observables. */
  private static final UUID OBSERVABLES = UUID.fromString("00abedb4-aa42-466c-9c01-fed23315a9b7");

  /** When the objects of the hub's own were defined; an object needs such a time. */
  private static final String DEFINED = "2026-01-01T00:00:00.000Z";

  private static final Map<Tlp, String> MARKS =
      Map.of(
          Tlp.CLEAR, "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
          Tlp.GREEN, "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
          Tlp.AMBER, "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
          Tlp.AMBER_STRICT, "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
          Tlp.RED, "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1");

  private static final String TLP_2 = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

  private StixObjects() {}

  /** The beginning of an object. */
  static ObjectNode object(String type, UUID id) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("type", type);
    object.put("spec_version", "2.1");
    object.put("id", type + "--" + id);
    return object;
  }

  /** An observable, whose id is made of the properties that STIX counts. */
  static ObjectNode observable(String type, ObjectNode contributing) {
    UUID id = Hashes.uuidVersion5(OBSERVABLES, Canonical.form(contributing));
    return object(type, id).setAll(contributing);
  }

  /** Who runs the hub. */
  static ObjectNode identity(HubIdentity hub) {
    ObjectNode identity =
        object("identity", StableIds.named("identity", hub.organisation(), hub.contact()));
    identity.put("created", DEFINED);
    identity.put("modified", DEFINED);
    identity.put("name", hub.organisation());
    identity.put("identity_class", "organization");
    identity.put("contact_information", hub.contact());
    return identity;
  }

  /** The mark of TLP 2.0, as OASIS defined it in its STIX extension. */
  static ObjectNode mark(Tlp light) {
    ObjectNode mark = JsonNodeFactory.instance.objectNode();
    mark.put("type", "marking-definition");
    mark.put("spec_version", "2.1");
    mark.put("id", MARKS.get(light));
    mark.put("created", "2022-10-01T00:00:00.000Z");
    mark.put("name", light.text());
    ObjectNode extension = mark.putObject("extensions").putObject(TLP_2);
    extension.put("extension_type", "property-extension");
    extension.put("tlp_2_0", light.value().toLowerCase(Locale.ROOT));
    return mark;
  }

  /** The mark of an object's mark, of TLP 1 or 2. */
  static Optional<Tlp> light(String id) {
    return switch (id) {
      case "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9" -> Optional.of(Tlp.CLEAR);
      case "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da" -> Optional.of(Tlp.GREEN);
      case "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82" -> Optional.of(Tlp.AMBER);
      case "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed" -> Optional.of(Tlp.RED);
      default ->
          MARKS.entrySet().stream()
              .filter(mark -> mark.getValue().equals(id))
              .map(Map.Entry::getKey)
              .findFirst();
    };
  }
}
