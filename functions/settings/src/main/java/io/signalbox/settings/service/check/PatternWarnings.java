package io.signalbox.settings.service.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.envelope.KnownFields;
import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;
import java.util.Optional;
import java.util.Set;

/** Finds the conditions of a pattern that no event of IntelMQ can meet. */
final class PatternWarnings {
  private static final Set<String> PARTS =
      Set.of("payload", "meta", "sender", "id", "format", "type", "path");

  private static final String OR = "$or";
  private static final Set<String> OF_TEXTS =
      Set.of("prefix", "suffix", "wildcard", "equals-ignore-case");

  private PatternWarnings() {}

  static void add(JsonLocation pattern, Faults warnings) {
    for (JsonLocation part : pattern.children()) {
      if (part.name().equals(OR)) {
        part.children().forEach(alternative -> add(alternative, warnings));
      } else if (part.name().equals("payload")) {
        fields(part, "", warnings);
      } else if (!PARTS.contains(part.name())) {
        warnings.add(
            part,
            KnownFields.isField(part.name())
                ? "an event's fields stand under payload: {\"payload\": {\"%s\": …}}"
                    .formatted(part.name())
                : "an envelope has payload, meta, sender, id, format, type and path, and no "
                    + part.name());
      }
    }
  }

  private static void fields(JsonLocation object, String prefix, Faults warnings) {
    for (JsonLocation member : object.children()) {
      String name = prefix + member.name();
      if (member.name().equals(OR)) {
        member.children().forEach(alternative -> fields(alternative, prefix, warnings));
      } else if (member.node().isObject()) {
        fields(member, name + ".", warnings);
      } else {
        SettingsWarnings.field(member, name, warnings);
        for (JsonLocation condition : member.children()) {
          neverMet(name, condition.node()).ifPresent(why -> warnings.add(condition, why));
        }
      }
    }
  }

  private static Optional<String> neverMet(String field, JsonNode condition) {
    if (condition.isValueNode()) {
      return KnownFields.expectedInsteadOf(field, condition)
          .map(expected -> "this value never comes in " + field + ": " + expected);
    }
    boolean isOfTexts =
        condition.properties().stream().anyMatch(one -> OF_TEXTS.contains(one.getKey()));
    if (isOfTexts && !KnownFields.holdsText(field)) {
      return Optional.of(field + " holds no text");
    }
    if (condition.has("numeric")
        && KnownFields.isField(field)
        && !field.startsWith("extra.")
        && KnownFields.holdsText(field)) {
      return Optional.of(field + " holds no number");
    }
    return Optional.empty();
  }
}
