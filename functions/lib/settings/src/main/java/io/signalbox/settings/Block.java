package io.signalbox.settings;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.Body;
import io.signalbox.store.Draft;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Some entries of the document that follow one another: itself a document, kept compressed. A write
 * of one entry replaces its block alone, and who has read the others need not read them again.
 */
final class Block {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final BlockKey key;
  private final byte[] compressed;
  private final SettingsDocument entries;

  private Block(BlockKey key, byte[] compressed, SettingsDocument entries) {
    this.key = key;
    this.compressed = compressed;
    this.entries = entries;
  }

  /** A new one, not yet in the table. */
  static Block of(long baseVersion, String revision, int index, ObjectNode json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      MAPPER.writeValue(gzip, json);
    } catch (IOException e) {
      throw new IllegalStateException("The settings cannot be written", e);
    }
    int parts = Math.ceilDiv(bytes.size(), Table.BODY_LIMIT_BYTES);
    BlockKey key = BlockKey.of(baseVersion, revision, index, parts);
    return new Block(key, bytes.toByteArray(), SettingsReader.read(json));
  }

  /** The one that these items hold. */
  static Block read(BlockKey key, List<Body> items) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    items.forEach(item -> whole.writeBytes(item.bytes()));
    byte[] compressed = whole.toByteArray();
    return new Block(key, compressed, SettingsReader.read(json(compressed)));
  }

  BlockKey key() {
    return key;
  }

  SettingsDocument entries() {
    return entries;
  }

  /** The same entries as they were written. A copy. */
  ObjectNode json() {
    return json(compressed);
  }

  /** What has to be in the table before a head names it. */
  List<Draft> drafts() {
    List<Draft> drafts = new ArrayList<>();
    for (Key item : key.items()) {
      int from = drafts.size() * Table.BODY_LIMIT_BYTES;
      int to = Math.min(compressed.length, from + Table.BODY_LIMIT_BYTES);
      drafts.add(Draft.of(item, Body.of(Arrays.copyOfRange(compressed, from, to))));
    }
    return drafts;
  }

  private static ObjectNode json(byte[] compressed) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return MAPPER.readValue(gzip, ObjectNode.class);
    } catch (IOException e) {
      throw new IllegalStateException("The settings cannot be read", e);
    }
  }
}
