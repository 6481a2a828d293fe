package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts an event's fields before anybody writes out their dotted names, which may be much longer
 * than the event.
 */
final class FieldCheck {
  private final Set<String> names = new HashSet<>();
  private final String prefix;
  private final boolean isOnceEach;

  private FieldCheck(String prefix, boolean isOnceEach) {
    this.prefix = prefix;
    this.isOnceEach = isOnceEach;
  }

  /**
   * Lets an event through that keeps to {@link Limits}.
   *
   * @param prefix what stands before a field's name in a fault
   * @param isOnceEach whether a field that stands flat and in an object, too, is as bad as a
   *     doubled key
   */
  static void require(Payload event, String prefix, boolean isOnceEach) throws ItemFault {
    FieldCheck check = new FieldCheck(prefix, isOnceEach);
    if (event.isFlat()) {
      check.checkFlat(event.shared());
    } else {
      check.check(null, event.shared());
    }
  }

  /** A flat event has each name once: it is a key. */
  private void checkFlat(ObjectNode event) throws ItemFault {
    int count = 0;
    for (Map.Entry<String, JsonNode> field : event.properties()) {
      requireLength(field.getKey());
      count++;
      requireCount(count);
    }
  }

  private void check(@Nullable String above, ObjectNode object) throws ItemFault {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String name = above == null ? member.getKey() : above + "." + member.getKey();
      requireLength(name);
      if (member.getValue() instanceof ObjectNode inner && !inner.isEmpty()) {
        check(name, inner);
      } else {
        add(name);
      }
    }
  }

  private void add(String name) throws ItemFault {
    if (!names.add(name) && isOnceEach) {
      throw new ItemFault(
          prefix + name, "this field stands twice, once flat and once in an object");
    }
    requireCount(names.size());
  }

  private void requireLength(String name) throws ItemFault {
    if (name.length() > Limits.FIELD_NAME_CHARACTERS) {
      throw new ItemFault(
          prefix + name,
          "a field's dotted name has at most %d characters"
              .formatted(Limits.FIELD_NAME_CHARACTERS));
    }
  }

  private void requireCount(int count) throws ItemFault {
    if (count > Limits.FIELDS) {
      throw new ItemFault(prefix, "an event has at most %d fields".formatted(Limits.FIELDS));
    }
  }
}
