package io.signalbox.simulation.mistake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.Body;
import io.signalbox.store.Draft;
import io.signalbox.store.DueTable;
import io.signalbox.store.ForwardingDueTable;
import io.signalbox.store.Platform;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The hub's readers as they are stored, altered on their way to the table. */
final class StoredReaders {
  static final String TABLE = "READERS_TABLE";

  private static final ObjectMapper JSON = new ObjectMapper();

  private StoredReaders() {}

  /** Another table of readers. */
  static Platform altered(Platform platform, UnaryOperator<DueTable> alter) {
    return new AlteredPlatform(
        platform, (variable, table) -> variable.equals(TABLE) ? alter.apply(table) : table);
  }

  /** Edits whatever replaces a reader. */
  static Platform editing(Platform platform, Consumer<ObjectNode> edit) {
    return altered(
        platform,
        table ->
            new ForwardingDueTable(table) {
              @Override
              public boolean replaceIfVersion(Draft draft, long expected) {
                return table.replaceIfVersion(edited(draft, edit), expected);
              }
            });
  }

  /** What is to be stored, edited if it is a reader. */
  static Draft edited(Draft draft, Consumer<ObjectNode> edit) {
    if (!(read(draft.body()) instanceof ObjectNode reader)) {
      return draft;
    }
    edit.accept(reader);
    return new Draft(draft.key(), Body.ofText(reader.toString()), draft.due(), draft.expires());
  }

  /** Whether somebody takes a lease to send something. */
  static boolean isClaim(JsonNode reader) {
    return reader.has("lease") && reader.has("flight");
  }

  /** A reader as JSON; missing where it is none. */
  static JsonNode read(Body body) {
    try {
      return JSON.readTree(body.text());
    } catch (JsonProcessingException noReader) {
      return JSON.missingNode();
    }
  }
}
