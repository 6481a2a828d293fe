package io.signalbox.console.screen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.console.page.Field;
import io.signalbox.console.page.ForeignText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A route as a form over its JSON. What the form does not have, and what its reader leaves as it
 * is, stays in the JSON as it stands.
 */
final class RouteForm {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PAYLOAD = "/pattern/payload";

  private final ObjectNode route;

  private RouteForm(ObjectNode route) {
    this.route = route;
  }

  /**
   * The form of a route.
   *
   * @throws IllegalArgumentException if the text is no JSON object
   */
  static RouteForm of(String json) {
    try {
      if (JSON.readTree(json) instanceof ObjectNode route) {
        return new RouteForm(route);
      }
    } catch (JsonProcessingException noJson) {
      throw new IllegalArgumentException("The entry is no JSON", noJson);
    }
    throw new IllegalArgumentException("The entry is no JSON object");
  }

  List<Field> fields(Visit visit) {
    List<Field> fields = new ArrayList<>();
    if (isSimple()) {
      fields.add(
          new Field.Area(
              "conditions",
              visit.text("route.conditions"),
              conditions(),
              visit.text("route.conditions.hint"),
              4));
    }
    fields.add(line(visit, "destinations"));
    fields.add(line(visit, "groupBy"));
    fields.add(
        new Field.Choice(
            "enabled",
            visit.text("column.state"),
            List.of(
                new Field.Option("true", visit.text("rules.enabled")),
                new Field.Option("false", visit.text("rules.disabled"))),
            enabled()));
    return fields;
  }

  private Field line(Visit visit, String name) {
    return new Field.Line(
        name, visit.text("rules." + name), names(name), visit.text("route.names"), "text", false);
  }

  /** The JSON with what the form says otherwise than the JSON that it was made of. */
  String with(FormData form) {
    ObjectNode changed = route.deepCopy();
    String conditions = form.field("conditions").orElse("");
    if (isSimple() && !same(conditions, conditions())) {
      ObjectNode payload = JsonNodeFactory.instance.objectNode();
      conditions
          .lines()
          .filter(line -> line.indexOf('=') > 0)
          .forEach(
              line ->
                  payload.set(
                      line.substring(0, line.indexOf('=')).strip(),
                      array(line.substring(line.indexOf('=') + 1))));
      changed.withObjectProperty("pattern").set("payload", payload);
    }
    for (String name : List.of("destinations", "groupBy")) {
      String value = form.field(name).orElse("");
      if (!same(value, names(name))) {
        if (value.isEmpty()) {
          changed.remove(name);
        } else {
          changed.set(name, array(value));
        }
      }
    }
    String enabled = form.field("enabled").orElse("true");
    if (!enabled.equals(enabled())) {
      changed.put("enabled", enabled.equals("true"));
    }
    return changed.toPrettyString();
  }

  /** Browsers send other line ends than they got. */
  private static boolean same(String sent, String shown) {
    return sent.replace("\r\n", "\n").strip().equals(shown.strip());
  }

  private static ArrayNode array(String values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    Stream.of(values.split(",", -1))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .forEach(array::add);
    return array;
  }

  /** Whether the pattern asks for nothing but texts of fields. */
  private boolean isSimple() {
    JsonNode payload = route.at(PAYLOAD);
    return payload.isMissingNode()
        || (payload.isObject()
            && payload.properties().stream()
                .map(Map.Entry::getValue)
                .allMatch(
                    values ->
                        values.isArray()
                            && values
                                .valueStream()
                                .allMatch(
                                    value ->
                                        value.isTextual() && value.asText().indexOf(',') < 0)));
  }

  private String conditions() {
    return route.at(PAYLOAD).properties().stream()
        .map(one -> shown(one.getKey()) + " = " + joined(one.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private String names(String name) {
    return joined(route.path(name));
  }

  private String enabled() {
    return Boolean.toString(route.path("enabled").asBoolean(true));
  }

  private static String joined(JsonNode values) {
    return values
        .valueStream()
        .map(value -> shown(value.asText()))
        .collect(Collectors.joining(", "));
  }

  private static String shown(String text) {
    return ForeignText.code(text).replace('\n', ' ').replace('\r', ' ');
  }
}
