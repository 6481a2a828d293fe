package io.signalbox.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.edit.ImportDiff;
import io.signalbox.directory.json.ObjectWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What an import changes in objects, field by field. */
final class EditedFields {
  /** How much text an answer has of it; the objects behind that are named alone. */
  private static final int CHARACTERS_LIMIT = 500_000;

  private EditedFields() {}

  /**
   * Adds a field each with its value before and after.
   *
   * @param showsPeople whether those of contacts are added, too
   */
  static void put(ObjectNode json, List<ImportDiff.Edit> edits, boolean showsPeople) {
    ArrayNode fields = json.putArray("fields");
    int characters = 0;
    for (ImportDiff.Edit edit : edits) {
      if (showsPeople || edit.after().id().kind() != ObjectKind.CONTACT) {
        characters += put(fields, edit);
      }
      if (characters > CHARACTERS_LIMIT) {
        return;
      }
    }
  }

  private static int put(ArrayNode fields, ImportDiff.Edit edit) {
    JsonNode before = ObjectWriter.write(edit.before());
    JsonNode after = ObjectWriter.write(edit.after());
    Set<String> names = new TreeSet<>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    int characters = 0;
    for (String name : names) {
      if (!before.path(name).equals(after.path(name))) {
        ObjectNode field = fields.addObject();
        field.put("object", edit.after().id().toString()).put("field", name);
        putValue(field, "before", before.path(name));
        putValue(field, "after", after.path(name));
        characters += field.toString().length();
      }
    }
    return characters;
  }

  private static void putValue(ObjectNode field, String name, JsonNode value) {
    if (!value.isMissingNode()) {
      field.set(name, value);
    }
  }
}
