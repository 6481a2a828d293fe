package io.signalbox.formats;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.signalbox.envelope.Payload;
import io.signalbox.formats.Rows.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What of an event STIX can look for, by the table beside this. */
final class StixObservables {

  /**
   * What was found in an event.
   *
   * @param objects the observables
   * @param pattern what looks for all of them at once; hashes of one file are one comparison each
   * @param name the first value, for people
   */
  record Found(List<ObjectNode> objects, String pattern, String name) {}

  private record Observable(
      String field, String type, String property, ValueRule rule, Optional<String> hash) {

    static Observable of(Row row) {
      String property = row.text(2);
      Optional<String> hash =
          property.startsWith("hashes.")
              ? Optional.of(property.substring("hashes.".length()).replace("'", ""))
              : Optional.empty();
      return new Observable(row.text(0), row.text(1), property, ValueRule.named(row.text(3)), hash);
    }

    String path() {
      return type + ":" + property;
    }
  }

  private final List<Observable> table =
      Rows.of("stix-observables.tsv").stream().map(Observable::of).toList();

  /** What the event has. */
  Found of(Payload event) {
    List<ObjectNode> objects = new ArrayList<>();
    Map<String, String> hashes = new LinkedHashMap<>();
    List<String> comparisons = new ArrayList<>();
    String name = "";
    for (Observable row : table) {
      Optional<String> value =
          event.field(row.field()).flatMap(row.rule()::written).map(node -> node.asText());
      if (value.isEmpty()) {
        continue;
      }
      name = name.isEmpty() ? value.get() : name;
      comparisons.add("[" + row.path() + " = '" + escaped(value.get()) + "']");
      if (row.hash().isPresent()) {
        hashes.put(row.hash().get(), value.get().toLowerCase(Locale.ROOT));
      } else {
        objects.add(StixObjects.observable(row.type(), property("value", value.get())));
      }
    }
    if (!hashes.isEmpty()) {
      objects.add(file(hashes));
    }
    return new Found(objects, String.join(" AND ", comparisons), name);
  }

  /** Of several hashes STIX counts one in the id: MD5 before SHA-1 before SHA-256. */
  private static ObjectNode file(Map<String, String> hashes) {
    String first = hashes.keySet().iterator().next();
    ObjectNode contributing = JsonNodeFactory.instance.objectNode();
    contributing.putObject("hashes").put(first, hashes.get(first));
    ObjectNode file = StixObjects.observable("file", contributing);
    ObjectNode all = file.putObject("hashes");
    hashes.forEach(all::put);
    return file;
  }

  private static ObjectNode property(String name, String value) {
    return JsonNodeFactory.instance.objectNode().put(name, value);
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("'", "\\'");
  }

  /** Puts the value that a comparison looks for into an event; false where it has no field. */
  boolean read(String path, String value, ObjectNode event) {
    String plain = path.replace("'", "");
    for (Observable row : table) {
      if (row.path().replace("'", "").equals(plain)) {
        var read = row.rule().read(TextNode.valueOf(value));
        if (read.isPresent() && !event.has(row.field())) {
          event.set(row.field(), read.get());
          return true;
        }
      }
    }
    return false;
  }
}
