package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.signalbox.settings.check.JsonLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How one document differs from another, as JSON pointers: what stands only in the later one, what
 * stands in both with another value, and what stands only in the earlier one. A list counts as one
 * value, and so does a credential.
 */
public record Changes(List<String> added, List<String> changed, List<String> removed) {
  public Changes {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }

  public static Changes between(JsonNode earlier, JsonNode later) {
    Changes.Collector collector = new Collector();
    collector.compare("", earlier, later);
    return new Changes(collector.added, collector.changed, collector.removed);
  }

  private static final class Collector {
    private final List<String> added = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();

    private void compare(String pointer, JsonNode earlier, JsonNode later) {
      if (earlier.equals(later)) {
        return;
      }
      if (earlier.isMissingNode()) {
        added.add(pointer);
      } else if (later.isMissingNode()) {
        removed.add(pointer);
      } else if (isTaken(earlier) && isTaken(later)) {
        members(earlier, later)
            .forEach(
                name ->
                    compare(
                        JsonLocation.pointer(pointer, name), at(earlier, name), at(later, name)));
      } else {
        changed.add(pointer);
      }
    }

    /** Whether the members are compared, and not the value as a whole. */
    private static boolean isTaken(JsonNode node) {
      return node.isObject() && !node.has(Secret.STORED);
    }

    private static Set<String> members(JsonNode earlier, JsonNode later) {
      Set<String> names = new TreeSet<>();
      earlier.fieldNames().forEachRemaining(names::add);
      later.fieldNames().forEachRemaining(names::add);
      return names;
    }

    private static JsonNode at(JsonNode object, String name) {
      return object.has(name) ? object.get(name) : MissingNode.getInstance();
    }
  }
}
