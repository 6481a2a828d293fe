package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Compares events with what IntelMQ's harmonization says. */
public final class EventRules {
  private static final Pattern EXTRA_NAME = Pattern.compile("[a-z_][a-z_0-9]+(\\.[a-z_0-9]+)*");

  private EventRules() {}

  /** What is not as IntelMQ has it, at most {@link Limits#WARNINGS}; nothing for other formats. */
  public static List<Warning> warnings(Envelope envelope) {
    List<Warning> warnings = new ArrayList<>();
    if (!envelope.protocol().isIntelMq()) {
      return warnings;
    }
    for (Map.Entry<String, JsonNode> field :
        Fields.flatten(envelope.payload().shared()).properties()) {
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
    return EXTRA_NAME.matcher(name.substring(EventFields.EXTRA.length())).matches()
        ? Optional.empty()
        : Optional.of("a name of lower-case letters, digits and '_' is expected below extra");
  }
}
