package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes an event one that an IntelMQ of some version takes. IntelMQ refuses a whole event for one
 * field that it doesn't know, one value of another type, or one name below {@code extra} with other
 * characters than lower-case letters, digits and '_'.
 *
 * <p>A value that IntelMQ would correct by itself is corrected here in the same way. Every other
 * value that it refuses goes below {@code extra}, where it takes any value, under a name that it
 * takes. Nothing is left out. What IntelMQ takes stays as it is.
 */
final class ReceiverFit {
  private static final Pattern EXTRA_NAME = Pattern.compile("extra(\\.[a-z_0-9]+)+");
  private static final Pattern UPPER_CASE = Pattern.compile("[A-Z]+");
  private static final Pattern NOT_TAKEN = Pattern.compile("[^a-z_0-9.]");

  private ReceiverFit() {}

  /** The event with all its fields under dotted keys. */
  static ObjectNode fitted(ObjectNode flat, IntelMqVersion receiver) {
    ObjectNode fitted = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : flat.properties()) {
      String name = field.getKey();
      JsonNode value = field.getValue();
      Optional<JsonNode> accepted =
          name.startsWith(EventFields.EXTRA) ? ofExtra(name, value) : known(name, value, receiver);
      if (accepted.isPresent()) {
        fitted.set(name, accepted.get());
      } else {
        fitted.set(freeName(name, flat, fitted), value);
      }
    }
    return fitted;
  }

  private static Optional<JsonNode> ofExtra(String name, JsonNode value) {
    return EXTRA_NAME.matcher(name).matches() ? Optional.of(value) : Optional.empty();
  }

  private static Optional<JsonNode> known(String name, JsonNode value, IntelMqVersion receiver) {
    return EventFields.named(name)
        .filter(field -> !receiver.isBefore(field.since()))
        .flatMap(field -> ReceiverValue.accepted(field, value));
  }

  private static String freeName(String name, ObjectNode flat, ObjectNode fitted) {
    String free = EventFields.EXTRA + extraName(name);
    while (flat.has(free) || fitted.has(free)) {
      free += "_";
    }
    return free;
  }

  /** The name without what stands for extra, in characters that IntelMQ takes there. */
  private static String extraName(String name) {
    String below =
        name.startsWith(EventFields.EXTRA) ? name.substring(EventFields.EXTRA.length()) : name;
    String lower = UPPER_CASE.matcher(below).replaceAll(c -> c.group().toLowerCase(Locale.ROOT));
    String cleaned = NOT_TAKEN.matcher(lower).replaceAll("_");
    return Arrays.stream(cleaned.split("\\.", -1))
        .map(part -> part.isEmpty() ? "_" : part)
        .collect(Collectors.joining("."));
  }
}
