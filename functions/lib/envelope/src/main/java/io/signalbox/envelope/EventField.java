package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A field of IntelMQ's events.
 *
 * @param since the first version that has it
 * @param charactersLimit how long its text may be
 * @param pattern what its text must match
 */
record EventField(
    String name,
    FieldType type,
    IntelMqVersion since,
    Optional<Integer> charactersLimit,
    Optional<Pattern> pattern) {

  static EventField ofRow(String[] row) {
    FieldType type = FieldType.named(row[1]);
    return new EventField(
        row[0],
        type,
        IntelMqVersion.parse(row[2]),
        column(row, 3).map(Integer::valueOf),
        // It says that a domain name does not end with a point; none of this type does.
        type == FieldType.FQDN ? Optional.empty() : pattern(row));
  }

  private static Optional<Pattern> pattern(String[] row) {
    Optional<String> exact = column(row, 4);
    return exact.isPresent()
        ? exact.map(Pattern::compile)
        : column(row, 5).map(text -> Pattern.compile(text, Pattern.CASE_INSENSITIVE));
  }

  private static Optional<String> column(String[] row, int index) {
    return row.length > index && !row[index].isEmpty() ? Optional.of(row[index]) : Optional.empty();
  }

  /** The value; where IntelMQ takes only what it makes of the value, that. */
  JsonNode sanitised(JsonNode value) {
    if (expectedInsteadOf(value).isEmpty()) {
      return value;
    }
    return Sanitation.of(type, value)
        .filter(proposal -> expectedInsteadOf(proposal).isEmpty())
        .orElse(value);
  }

  /** What is expected instead of this value, if it is not as IntelMQ has it. */
  Optional<String> expectedInsteadOf(JsonNode value) {
    if (!type.accepts(value)) {
      return Optional.of(type.expected());
    }
    if (charactersLimit.isPresent() && value.asText().length() > charactersLimit.get()) {
      return Optional.of("at most %d characters are expected".formatted(charactersLimit.get()));
    }
    if (pattern.isPresent()
        && value.isTextual()
        && !pattern.get().matcher(value.textValue()).find()) {
      return Optional.of("a text that matches %s is expected".formatted(pattern.get()));
    }
    return Optional.empty();
  }
}
