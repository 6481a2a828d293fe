package io.signalbox.settings;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What the history says of a change: who asked for what, and the part of the document that was
 * replaced, in its stored form.
 *
 * @param isWhole whether that is the whole document; if not, it is as many entries as there are
 */
public record RecordedChange(Author author, boolean isWhole, ObjectNode before, ObjectNode after) {

  /** Makes of the document that the change has left the one before. */
  ObjectNode undo(ObjectNode document) {
    if (isWhole) {
      return before;
    }
    for (Kind kind : Kind.values()) {
      ObjectNode entries = document.withObjectProperty(kind.text());
      List<String> made = new ArrayList<>();
      kind.entries(after).fieldNames().forEachRemaining(made::add);
      entries.remove(made);
      entries.setAll(kind.entries(before));
    }
    return document;
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("by", author.by());
    json.put("at", author.at().toString());
    json.put("request", author.request());
    if (!author.approvedBy().isEmpty()) {
      author.approvedBy().forEach(json.putArray("approvedBy")::add);
    }
    json.put("whole", isWhole);
    json.set("before", before);
    json.set("after", after);
    return json;
  }
}
