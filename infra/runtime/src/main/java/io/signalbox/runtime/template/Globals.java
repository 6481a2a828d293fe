package io.signalbox.runtime.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What every function has unless it says otherwise: mappings are merged, the rest is replaced. */
record Globals(Yaml.Fields function) {

  static Globals of(Optional<Section> section) {
    if (section.isEmpty()) {
      return new Globals(new Yaml.Fields(Map.of()));
    }
    Yaml.Fields function = section.get().fields("Function");
    section.get().nothingElse();
    return new Globals(function);
  }

  /** The resource, its properties completed by the globals. */
  Section applied(Section resource) {
    return resource.replacing("Properties", merged(function, resource.fields("Properties")));
  }

  private static Yaml merged(Yaml general, Yaml special) {
    if (!(general instanceof Yaml.Fields generalFields)
        || !(special instanceof Yaml.Fields specialFields)) {
      return special;
    }
    Map<String, Yaml> values = new LinkedHashMap<>(generalFields.values());
    specialFields.values().forEach((name, value) -> values.merge(name, value, Globals::merged));
    return new Yaml.Fields(values);
  }
}
