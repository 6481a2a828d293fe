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

  private static final SharedValues<Body, SettingsDocument> ENTRIES = new SharedValues<>();

  private final BlockKey key;
  private final Body content;
  private final SettingsDocument entries;

  private Block(BlockKey key, Body content) {
    this.key = key;
    this.content = content;
    this.entries = ENTRIES.of(content, () -> SettingsReader.read(json()));
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
    return new Block(key, Body.of(bytes.toByteArray()));
  }

  /** The one that these items hold. */
  static Block read(BlockKey key, List<Body> items) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    items.forEach(item -> whole.writeBytes(item.bytes()));
    return new Block(key, Body.of(whole.toByteArray()));
  }

  BlockKey key() {
    return key;
  }

  SettingsDocument entries() {
    return entries;
  }

  /** Compressed, as it lies in the table. */
  Body content() {
    return content;
  }

  /** The same entries as they were written. A copy. */
  ObjectNode json() {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(content.bytes()))) {
      return MAPPER.readValue(gzip, ObjectNode.class);
    } catch (IOException e) {
      throw new IllegalStateException("The settings cannot be read", e);
    }
  }

  /** What has to be in the table before a head names it. */
  List<Draft> drafts() {
    byte[] compressed = content.bytes();
    List<Draft> drafts = new ArrayList<>();
    for (Key item : key.items()) {
      int from = drafts.size() * Table.BODY_LIMIT_BYTES;
      int to = Math.min(compressed.length, from + Table.BODY_LIMIT_BYTES);
      drafts.add(Draft.of(item, Body.of(Arrays.copyOfRange(compressed, from, to))));
    }
    return drafts;
  }
}
