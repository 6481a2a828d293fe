package io.signalbox.store;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/** The variables that the template gives a function. Read once, when the function starts. */
public record Environment(Map<String, String> variables) {
  public Environment {
    variables = Map.copyOf(variables);
  }

  /** The value of a variable that the template must set. */
  public String required(String name) {
    return optional(name)
        .orElseThrow(() -> new IllegalStateException("The template sets no variable " + name));
  }

  /** The length of time that the template must set, in ISO 8601's form, such as {@code PT20S}. */
  public Duration duration(String name) {
    try {
      return Duration.parse(required(name));
    } catch (DateTimeParseException e) {
      throw new IllegalStateException("The variable " + name + " is no length of time", e);
    }
  }

  /** The value of a variable that may be unset or empty. */
  public Optional<String> optional(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }
}
