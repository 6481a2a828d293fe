package io.signalbox.settings;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.Body;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * How a document lies in the table: compressed, cut into items. Their sort keys begin with the
 * version of the head on which their writer built, so that those which came to nothing can be told.
 */
final class Chunks {
  static final String PARTITION = "settings";
  static final String PREFIX = "chunk#";
  static final Key HEAD = new Key(PARTITION, "head");

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Chunks() {}

  static List<byte[]> of(ObjectNode json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      MAPPER.writeValue(gzip, json);
    } catch (IOException e) {
      throw new IllegalStateException("The settings cannot be written", e);
    }
    byte[] whole = bytes.toByteArray();
    List<byte[]> chunks = new ArrayList<>();
    for (int from = 0; from < whole.length; from += Table.BODY_LIMIT_BYTES) {
      int to = Math.min(whole.length, from + Table.BODY_LIMIT_BYTES);
      chunks.add(Arrays.copyOfRange(whole, from, to));
    }
    return chunks;
  }

  static ObjectNode join(List<Item> chunks) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    chunks.forEach(chunk -> whole.writeBytes(chunk.body().bytes()));
    try (GZIPInputStream gzip =
        new GZIPInputStream(new ByteArrayInputStream(whole.toByteArray()))) {
      return MAPPER.readValue(gzip, ObjectNode.class);
    } catch (IOException e) {
      throw new IllegalStateException("The settings cannot be read", e);
    }
  }

  static Draft draft(long baseVersion, String revision, int index, byte[] bytes) {
    return Draft.of(key(baseVersion, revision, index), Body.of(bytes));
  }

  static List<Key> keys(Head head) {
    return IntStream.range(0, head.chunks())
        .mapToObj(index -> key(head.version() - 1, head.revision(), index))
        .toList();
  }

  static String prefix(long baseVersion) {
    return "%s%019d#".formatted(PREFIX, baseVersion);
  }

  private static Key key(long baseVersion, String revision, int index) {
    return new Key(PARTITION, "%s%s#%04d".formatted(prefix(baseVersion), revision, index));
  }
}
