package io.signalbox.settings.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A value within a document, with the pointer to it; the value may be missing or of any type. */
public record JsonLocation(String pointer, JsonNode node) {

  /** The document as a whole. */
  public static JsonLocation root(JsonNode document) {
    return new JsonLocation("", document);
  }

  /** The pointer to a member of what {@code pointer} names. */
  public static String pointer(String pointer, String member) {
    return pointer + "/" + member.replace("~", "~0").replace("/", "~1");
  }

  public JsonLocation at(String member) {
    return new JsonLocation(pointer(pointer, member), node.path(member));
  }

  /** The name or index under which this lies. */
  public String name() {
    String last = pointer.substring(pointer.lastIndexOf('/') + 1);
    return last.replace("~1", "/").replace("~0", "~");
  }

  public boolean exists() {
    return !node.isMissingNode();
  }

  /** The text; empty if it is none. */
  public Optional<String> text() {
    return Optional.ofNullable(node.textValue());
  }

  /**
   * What lies at a path below this: names divided by slashes, with {@code *} for each item of an
   * array and each member of an object.
   */
  public List<JsonLocation> matching(String path) {
    List<JsonLocation> found = List.of(this);
    for (String name : path.split("/", -1)) {
      found =
          found.stream()
              .flatMap(
                  place -> name.equals("*") ? place.children().stream() : Stream.of(place.at(name)))
              .filter(JsonLocation::exists)
              .toList();
    }
    return found;
  }

  /** The members of an object or the items of an array; none of anything else. */
  public List<JsonLocation> children() {
    List<JsonLocation> children = new ArrayList<>();
    if (node.isObject()) {
      node.properties().forEach(member -> children.add(at(member.getKey())));
    }
    for (int index = 0; node.isArray() && index < node.size(); index++) {
      children.add(new JsonLocation(pointer + "/" + index, node.get(index)));
    }
    return children;
  }
}
