package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** Tells at each place that a change concerns the value before and after it. */
final class ChangedPlaces {
  private static final String MASK = "***";

  private ChangedPlaces() {}

  /** Adds {@code changes}. */
  static void add(ObjectNode json, ObjectNode before, ObjectNode after) {
    Changes differences = Changes.between(before, after);
    ArrayNode places = json.putArray("changes");
    Stream.of(differences.added(), differences.changed(), differences.removed())
        .flatMap(List::stream)
        .sorted()
        .forEach(pointer -> place(places.addObject(), pointer, before, after));
  }

  private static void place(ObjectNode place, String pointer, JsonNode before, JsonNode after) {
    place.put("pointer", pointer);
    put(place, "before", before.at(pointer));
    put(place, "after", after.at(pointer));
  }

  private static void put(ObjectNode place, String name, JsonNode value) {
    if (!value.isMissingNode()) {
      place.set(name, value);
    }
  }

  /** A changed token still differs from the one before: by its mask's end. */
  static ObjectNode masked(ObjectNode document) {
    ObjectNode copy = Preparation.ordered(document.deepCopy());
    for (JsonNode instance : copy.path("instances")) {
      for (JsonNode token : instance.path("tokens")) {
        if (token instanceof ObjectNode object && object.path("hash").isTextual()) {
          object.put("hash", MASK + object.get("hash").textValue().substring(60));
        }
      }
    }
    return copy;
  }
}
