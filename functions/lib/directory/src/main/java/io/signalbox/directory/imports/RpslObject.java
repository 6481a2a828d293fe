package io.signalbox.directory.imports;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object of a routing registry (RFC 2622).
 *
 * @param line the line on which it begins
 * @param type the name of its first attribute, such as {@code inetnum}
 * @param attributes the values of each attribute, in their order
 */
record RpslObject(int line, String type, Map<String, List<String>> attributes) {

  /** The value of the first attribute, which names the object. */
  String key() {
    return first(type).orElse("");
  }

  Optional<String> first(String name) {
    return attributes.getOrDefault(name, List.of()).stream().findFirst();
  }

  String place() {
    return "line " + line;
  }
}
