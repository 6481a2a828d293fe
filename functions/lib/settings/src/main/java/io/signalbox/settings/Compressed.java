package io.signalbox.settings;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.Body;
import io.signalbox.store.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** JSON as it lies in the table: compressed, in as many items as it takes. */
public final class Compressed {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Compressed() {}

  static byte[] bytes(ObjectNode json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      MAPPER.writeValue(gzip, json);
    } catch (IOException e) {
      throw new IllegalStateException("The settings cannot be written", e);
    }
    return bytes.toByteArray();
  }

  static ObjectNode json(byte[] compressed) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return MAPPER.readValue(gzip, ObjectNode.class);
    } catch (IOException e) {
      throw new IllegalStateException("The settings cannot be read", e);
    }
  }

  /** Reads what {@link #parts(ObjectNode)} made. */
  public static ObjectNode json(List<Body> parts) {
    return json(joined(parts));
  }

  static byte[] joined(List<Body> parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    parts.forEach(part -> whole.writeBytes(part.bytes()));
    return whole.toByteArray();
  }

  /** The JSON in parts, each fit for one item. */
  public static List<Body> parts(ObjectNode json) {
    return parts(bytes(json));
  }

  static List<Body> parts(byte[] compressed) {
    List<Body> parts = new ArrayList<>();
    for (int from = 0; from < compressed.length; from += Table.BODY_LIMIT_BYTES) {
      int to = Math.min(compressed.length, from + Table.BODY_LIMIT_BYTES);
      parts.add(Body.of(Arrays.copyOfRange(compressed, from, to)));
    }
    return parts;
  }
}
