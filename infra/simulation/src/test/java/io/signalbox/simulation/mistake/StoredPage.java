package io.signalbox.simulation.mistake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.signalbox.store.Body;
import io.signalbox.store.Item;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** A page of a feed as it is stored: a byte that names the coding, and deflated JSON. */
final class StoredPage {
  private static final byte MICROSECONDS_APART = 1;
  private static final byte MILLISECONDS_APART = 2;
  private static final ObjectMapper JSON = new ObjectMapper();

  private StoredPage() {}

  /** The same page with the ids of envelopes that nobody has. */
  static Item ofStrangers(Item page) {
    try {
      byte[] bytes = page.body().bytes();
      JsonNode fields = inflated(bytes);
      for (JsonNode entry : fields.get("e")) {
        ((ArrayNode) entry).set(0, "somebody else");
      }
      return new Item(
          page.key(),
          page.version(),
          Body.of(deflated(bytes[0], fields)),
          page.due(),
          page.expires());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same page with entries that are microseconds apart, by its first byte. */
  static Item byTheMicrosecond(Item page) {
    byte[] bytes = page.body().bytes();
    if (bytes.length == 0 || bytes[0] != MILLISECONDS_APART) {
      return page;
    }
    bytes[0] = MICROSECONDS_APART;
    return new Item(page.key(), page.version(), Body.of(bytes), page.due(), page.expires());
  }

  private static JsonNode inflated(byte[] bytes) throws IOException {
    try (Inflater inflater = new Inflater(true);
        InputStream in =
            new InflaterInputStream(
                new ByteArrayInputStream(bytes, 1, bytes.length - 1), inflater)) {
      return JSON.readTree(in);
    }
  }

  private static byte[] deflated(byte coding, JsonNode fields) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(coding);
    try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        OutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      JSON.writeValue(out, fields);
    }
    return bytes.toByteArray();
  }
}
