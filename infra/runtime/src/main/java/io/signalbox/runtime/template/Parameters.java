package io.signalbox.runtime.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The template's parameters, checked as CloudFormation checks them. */
final class Parameters {
  private Parameters() {}

  static Map<String, String> values(Optional<Section> section, Map<String, String> given) {
    Map<String, String> values = new HashMap<>();
    section.ifPresent(
        parameters -> {
          for (String name : parameters.names()) {
            values.put(name, value(name, parameters.section(name), given));
          }
        });
    for (String name : given.keySet()) {
      if (!values.containsKey(name)) {
        throw new TemplateException("Parameters." + name, "there is no such parameter");
      }
    }
    return values;
  }

  private static String value(String name, Section parameter, Map<String, String> given) {
    parameter.without("Description", "Type");
    Optional<String> standard = parameter.optionalText("Default");
    Optional<String> pattern = parameter.optionalText("AllowedPattern");
    List<String> allowed = parameter.texts("AllowedValues");
    int least = parameter.number("MinValue", Integer.MIN_VALUE);
    int most = parameter.number("MaxValue", Integer.MAX_VALUE);
    parameter.nothingElse();
    String value =
        Optional.ofNullable(given.get(name))
            .or(() -> standard)
            .orElseThrow(() -> new TemplateException("Parameters." + name, "has no value"));
    if (pattern.isPresent() && !value.matches(pattern.get())) {
      throw new TemplateException(
          "Parameters." + name, "\"" + value + "\" does not match " + pattern.get());
    }
    if (!allowed.isEmpty() && !allowed.contains(value)) {
      throw new TemplateException(
          "Parameters." + name, "\"" + value + "\" is none of " + String.join(", ", allowed));
    }
    if (least > Integer.MIN_VALUE || most < Integer.MAX_VALUE) {
      requireBetween(name, value, least, most);
    }
    return value;
  }

  private static void requireBetween(String name, String value, int least, int most) {
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return;
      }
    } catch (NumberFormatException notNumber) {
      // Said below.
    }
    throw new TemplateException(
        "Parameters." + name, "\"" + value + "\" is not from " + least + " to " + most);
  }
}
