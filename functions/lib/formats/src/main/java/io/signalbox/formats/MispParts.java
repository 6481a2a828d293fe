package io.signalbox.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Json;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What an envelope is in a MISP event that holds many.
 *
 * @param attributes those of no object
 * @param reports MISP's event reports
 */
public record MispParts(
    List<ObjectNode> attributes, List<ObjectNode> objects, List<ObjectNode> reports) {
  public MispParts {
    attributes = List.copyOf(attributes);
    objects = List.copyOf(objects);
    reports = List.copyOf(reports);
  }

  /** Objects alone. */
  static MispParts ofObjects(List<ObjectNode> objects) {
    return new MispParts(List.of(), objects, List.of());
  }

  /** All attributes, those of objects too. */
  public Stream<JsonNode> allAttributes() {
    return Stream.concat(
        attributes.stream(),
        objects.stream().flatMap(object -> object.path("Attribute").valueStream()));
  }

  /** About how long it is as JSON. */
  public long bytes() {
    return Stream.of(attributes, objects, reports)
        .flatMap(List::stream)
        .mapToLong(part -> Json.bytes(part).length + 1L)
        .sum();
  }

  /** Without what has a UUID that is known, or that comes twice. */
  public MispParts withoutKnown(Set<String> known) {
    Predicate<ObjectNode> isNew = part -> known.add(part.path("uuid").asText());
    return new MispParts(
        attributes.stream().filter(isNew).toList(),
        objects.stream().filter(isNew).toList(),
        reports.stream().filter(isNew).toList());
  }
}
