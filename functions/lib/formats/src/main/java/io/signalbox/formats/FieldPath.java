package io.signalbox.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place in a document, such as {@code Source[].Port[]}: names with dots between them. A name with
 * {@code []} is an array: of objects, the first of which counts, or, at the end, of values.
 */
final class FieldPath {
  private static final String ARRAY = "[]";

  private record Step(String name, boolean isArray) {}

  private final List<Step> above;
  private final Step last;

  private FieldPath(List<Step> steps) {
    this.above = steps.subList(0, steps.size() - 1);
    this.last = steps.getLast();
  }

  static FieldPath parse(String text) {
    return new FieldPath(
        Stream.of(text.split("\\.", -1))
            .map(
                name ->
                    name.endsWith(ARRAY)
                        ? new Step(name.substring(0, name.length() - ARRAY.length()), true)
                        : new Step(name, false))
            .toList());
  }

  /** Puts a value there, unless another one has the place; arrays get it behind others. */
  void put(ObjectNode document, JsonNode value) {
    ObjectNode object = document;
    for (Step step : above) {
      object = below(object, step);
    }
    if (last.isArray()) {
      object.withArray(last.name()).add(value);
    } else if (!object.has(last.name())) {
      object.set(last.name(), value);
    }
  }

  private static ObjectNode below(ObjectNode object, Step step) {
    JsonNode there = object.get(step.name());
    if (step.isArray()) {
      ArrayNode array = there instanceof ArrayNode found ? found : object.putArray(step.name());
      return array.isEmpty() ? array.addObject() : (ObjectNode) array.get(0);
    }
    return there instanceof ObjectNode found ? found : object.putObject(step.name());
  }

  /** The values there. Where an array is expected, one value stands for an array of it. */
  List<JsonNode> values(ObjectNode document) {
    JsonNode node = document;
    for (Step step : above) {
      JsonNode below = node.path(step.name());
      node = below.isArray() ? below.path(0) : below;
    }
    @Nullable JsonNode found = node.get(last.name());
    if (found == null) {
      return List.of();
    }
    return found instanceof ArrayNode array ? array.valueStream().toList() : List.of(found);
  }
}
