package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.console.page.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An annotation of the directory as a form: what it is about, when it holds, and for how long. */
record AnnotationForm(ObjectNode annotation) implements EntryForm {
  private static final List<String> LINES =
      List.of("organisation", "network", "tag", "expires", "note");
  private static final List<String> STATES = List.of("approved", "proposed");
  private static final String CONDITION = "condition";

  @Override
  public List<Field> fields(Visit visit) {
    List<Field> fields = new ArrayList<>();
    for (String name : LINES) {
      fields.add(
          new Field.Line(
              name,
              visit.text("annotation." + name),
              shown(name),
              visit.text("annotation." + name + ".hint"),
              "text",
              false));
    }
    fields.add(
        new Field.Area(
            CONDITION,
            visit.text("annotation.condition"),
            condition(),
            visit.text("annotation.condition.hint"),
            3));
    fields.add(
        new Field.Choice(
            "state",
            visit.text("column.state"),
            STATES.stream()
                .map(state -> new Field.Option(state, visit.text("annotation.state." + state)))
                .toList(),
            state()));
    return fields;
  }

  @Override
  public String with(FormData form) {
    ObjectNode changed = annotation.deepCopy();
    for (String name : LINES) {
      String sent = form.field(name).orElse("");
      if (!EntryForm.same(sent, shown(name))) {
        put(changed, name, sent);
      }
    }
    String sent = form.field(CONDITION).orElse("");
    if (!EntryForm.same(sent, condition())) {
      changed.remove(CONDITION);
      sent.lines()
          .filter(line -> line.indexOf('=') > 0)
          .forEach(
              line ->
                  changed
                      .withObjectProperty(CONDITION)
                      .put(
                          line.substring(0, line.indexOf('=')).strip(),
                          line.substring(line.indexOf('=') + 1).strip()));
    }
    String state = form.field("state").orElse(state());
    if (!state.equals(state())) {
      changed.put("state", state);
    }
    return changed.toPrettyString();
  }

  private static void put(ObjectNode changed, String name, String value) {
    if (value.isEmpty()) {
      changed.remove(name);
    } else {
      changed.put(name, value);
    }
  }

  private String state() {
    return annotation.path("state").asText("approved");
  }

  private String shown(String name) {
    return EntryForm.line(annotation.path(name).asText());
  }

  private String condition() {
    return annotation.path(CONDITION).properties().stream()
        .map(AnnotationForm::line)
        .collect(Collectors.joining("\n"));
  }

  private static String line(Map.Entry<String, com.fasterxml.jackson.databind.JsonNode> one) {
    return EntryForm.line(one.getKey()) + " = " + EntryForm.line(one.getValue().asText());
  }
}
