package io.signalbox.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.envelope.Json;
import io.signalbox.envelopes.EnvelopeTransfer;
import io.signalbox.store.Draft;
import io.signalbox.store.Key;
import java.time.Instant;

/** A line of an export, as what it says. */
sealed interface FileLine {

  /** The first one. */
  record Beginning() implements FileLine {}

  record Secret(String name, String value) implements FileLine {}

  record StoredItem(HubTable table, Draft draft) implements FileLine {}

  /**
   * An envelope, an update of its tags, or one that was kept aside.
   *
   * @param routed whether the hub that was exported had given it to its feeds
   */
  record StoredBody(Key key, boolean routed, Instant expires, JsonNode json) implements FileLine {}

  /**
   * The last one.
   *
   * @param lines how many lines the file has
   */
  record Ending(long lines) implements FileLine {}

  /**
   * Reads a line.
   *
   * @throws TransferException naming the line, if it cannot be read
   */
  static FileLine parse(String text, long number) throws TransferException {
    try {
      JsonNode json =
          Json.read(text).orElseThrow(() -> new IllegalArgumentException("it is no JSON"));
      return of(json);
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      throw TransferException.atLine(number, String.valueOf(e.getMessage()));
    }
  }

  private static FileLine of(JsonNode json) {
    if (json.has(ItemLine.TABLE)) {
      return item(json);
    }
    if (json.has(Export.SECRET)) {
      return new Secret(ItemLine.required(json, Export.SECRET), ItemLine.required(json, "value"));
    }
    if (json.has(Export.END)) {
      return new Ending(json.path("lines").asLong());
    }
    if (!json.path("format").asText().equals(Export.FORMAT)) {
      throw new IllegalArgumentException("it is no line of an export");
    }
    if (json.path("version").asInt() != Export.VERSION) {
      throw new IllegalArgumentException(
          "the file has version %s, and this hub reads version %d"
              .formatted(json.path("version"), Export.VERSION));
    }
    return new Beginning();
  }

  private static FileLine item(JsonNode json) {
    String id = ItemLine.required(json, ItemLine.TABLE);
    HubTable table =
        HubTable.of(id).orElseThrow(() -> new IllegalArgumentException("there is no table " + id));
    if (!json.has("envelope")) {
      return new StoredItem(table, ItemLine.draft(json));
    }
    Instant expires = ItemLine.expires(json);
    if (expires == null) {
      throw new IllegalArgumentException("expires is missing");
    }
    EnvelopeTransfer.check(json);
    return new StoredBody(ItemLine.key(json), json.path(Export.ROUTED).asBoolean(), expires, json);
  }
}
