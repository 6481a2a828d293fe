package io.signalbox.simulation.mistake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.Body;
import io.signalbox.store.Item;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Settings as they are stored: JSON, compressed, in one chunk where they are few. */
final class StoredSettings {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StoredSettings() {}

  /** The same chunk without the ceilings of destinations. */
  static Item withoutCeilings(Item chunk) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(chunk.body().bytes()))) {
      ObjectNode document = (ObjectNode) JSON.readTree(in);
      for (JsonNode destination : document.path("destinations")) {
        ((ObjectNode) destination).remove("ceiling");
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
        JSON.writeValue(out, document);
      }
      Body edited = Body.of(bytes.toByteArray());
      return new Item(chunk.key(), chunk.version(), edited, chunk.due(), chunk.expires());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
