package io.signalbox.settings;

import io.signalbox.envelope.FieldSelection;
import io.signalbox.settings.check.Faults;
import io.signalbox.settings.check.JsonLocation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which fields of events a destination gets: {@code {"drop": ["raw"], "contacts": true}}. */
public final class FieldOptions {

  private FieldOptions() {}

  static FieldSelection read(JsonFields fields) {
    return new FieldSelection(
        Set.copyOf(fields.texts("keep")),
        Set.copyOf(fields.texts("drop")),
        fields.textMap("rename"),
        fields.flag("contacts", false));
  }

  /** Finds what the schema cannot say of them. */
  public static void check(JsonLocation fields, Faults faults) {
    for (JsonLocation name : fields.at("drop").children()) {
      requireNoMark(name, name.text().orElse(""), faults);
    }
    Map<String, JsonLocation> taken = new HashMap<>();
    for (JsonLocation name : fields.at("rename").children()) {
      String other = name.text().orElse("");
      for (String one : List.of(name.name(), other)) {
        requireNoMark(name, one, faults);
      }
      if (taken.putIfAbsent(other, name) != null) {
        faults.add(name, "another field gets this name, too");
      }
    }
  }

  private static void requireNoMark(JsonLocation place, String name, Faults faults) {
    if (FieldSelection.isMark(name)) {
      faults.add(place, "the mark always stays with the event");
    }
  }
}
