package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares events with what IntelMQ's harmonization says. */
public final class EventRules {
  private EventRules() {}

  /** What is not as IntelMQ has it, at most {@link Limits#WARNINGS}; nothing for other formats. */
  public static List<Warning> warnings(Envelope envelope) {
    List<Warning> warnings = new ArrayList<>();
    if (!envelope.protocol().isIntelMq()) {
      return warnings;
    }
    for (Map.Entry<String, JsonNode> field : envelope.payload().sharedFlat().properties()) {
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

  private static Optional<String> expected(String name, JsonNode value) {
    Optional<EventField> field = EventFields.named(name);
    if (field.isPresent()) {
      return field.get().expectedInsteadOf(value);
    }
    if (!name.startsWith(EventFields.EXTRA)) {
      return Optional.of("IntelMQ %s has no such field".formatted(IntelMqVersion.LATEST));
    }
    return TextShapes.isExtraName(name, EventFields.EXTRA.length())
        ? Optional.empty()
        : Optional.of("a name of lower-case letters, digits and '_' is expected below extra");
  }
}
