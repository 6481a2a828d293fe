package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares events with what IntelMQ's harmonization says. */
public final class EventRules {
  /** Behind the reason of a warning, where routes match in spite of it. */
  static final String SANITISED = "; routes match the value that IntelMQ makes of it";

  private EventRules() {}

  /** What is not as IntelMQ has it, at most {@link Limits#WARNINGS}; nothing for other formats. */
  public static List<Warning> warnings(Envelope envelope) {
    List<Warning> warnings = new ArrayList<>();
    if (!envelope.protocol().isIntelMq()) {
      return warnings;
    }
    ObjectNode event = envelope.payload().sharedFlat();
    if (!event.isEmpty() && hasNoKnownField(event)) {
      warnings.add(
          new Warning("", "no field is one of IntelMQ %s".formatted(IntelMqVersion.LATEST)));
    }
    for (Map.Entry<String, JsonNode> field : event.properties()) {
      Optional<String> expected = expected(field.getKey(), field.getValue());
      if (expected.isPresent()) {
        if (warnings.size() == Limits.WARNINGS - 1) {
          warnings.add(new Warning("", "there is more to say than is told here"));
          break;
        }
        warnings.add(new Warning(field.getKey(), expected.get()));
      }
    }
    return warnings;
  }

  private static boolean hasNoKnownField(ObjectNode event) {
    return event.properties().stream()
        .map(Map.Entry::getKey)
        .noneMatch(name -> EventFields.isKnown(name, IntelMqVersion.LATEST));
  }

  private static Optional<String> expected(String name, JsonNode value) {
    Optional<EventField> field = EventFields.named(name);
    if (field.isPresent()) {
      return field
          .get()
          .expectedInsteadOf(value)
          .map(
              expected ->
                  field.get().sanitised(value).equals(value) ? expected : expected + SANITISED);
    }
    if (!name.startsWith(EventFields.EXTRA)) {
      return Optional.of("IntelMQ %s has no such field".formatted(IntelMqVersion.LATEST));
    }
    return TextShapes.isExtraName(name, EventFields.EXTRA.length())
        ? Optional.empty()
        : Optional.of("a name of lower-case letters, digits and '_' is expected below extra");
  }
}
