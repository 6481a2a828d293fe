package io.signalbox.cli.command;

import io.signalbox.cli.CommandFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads arguments such as {@code type=phishing}. */
public final class NamedValues {
  private NamedValues() {}

  /**
   * The values by their names, in the order given.
   *
   * @throws CommandFailure if an argument has no name or no equals sign, or if a name stands there
   *     twice: one of its values would be passed over
   */
  public static Map<String, String> of(List<String> arguments) throws CommandFailure {
    Map<String, String> values = new LinkedHashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals <= 0) {
        throw CommandFailure.usage("Expected NAME=VALUE instead of " + argument + ".");
      }
      String name = argument.substring(0, equals);
      String value = argument.substring(equals + 1);
      String earlier = values.putIfAbsent(name, value);
      if (earlier != null) {
        throw CommandFailure.usage(
            "%s is given twice, as %s and as %s. It takes one value."
                .formatted(name, earlier, value));
      }
    }
    return values;
  }
}
