package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.console.page.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A route as a form: conditions, destinations, groups, and whether it is in force. */
record RouteForm(ObjectNode route) implements EntryForm {
  private static final String PAYLOAD = "/pattern/payload";

  static RouteForm of(JsonNode route) {
    return new RouteForm(
        route instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode());
  }

  @Override
  public List<Field> fields(Visit visit) {
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

  @Override
  public String with(FormData form) {
    ObjectNode changed = route.deepCopy();
    String conditions = form.field("conditions").orElse("");
    if (isSimple() && !EntryForm.same(conditions, conditions())) {
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
      if (!EntryForm.same(value, names(name))) {
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

  /** The conditions on one line; the pattern as JSON where it asks for more. */
  String summary() {
    return isSimple() && route.path("pattern").size() <= 1
        ? conditions().replace("\n", "; ")
        : route.path("pattern").toString();
  }

  private String conditions() {
    return route.at(PAYLOAD).properties().stream()
        .map(one -> EntryForm.line(one.getKey()) + " = " + joined(one.getValue()))
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
        .map(value -> EntryForm.line(value.asText()))
        .collect(Collectors.joining(", "));
  }
}
