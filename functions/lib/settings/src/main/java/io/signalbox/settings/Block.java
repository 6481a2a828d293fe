package io.signalbox.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.Body;
import io.signalbox.store.Draft;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Some entries of the document that follow one another: itself a document, kept compressed. A write
 * of one entry replaces its block alone, and who has read the others need not read them again.
 */
final class Block {
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
    byte[] bytes = Compressed.bytes(json);
    int parts = Math.ceilDiv(bytes.length, Table.BODY_LIMIT_BYTES);
    BlockKey key = BlockKey.of(baseVersion, revision, index, parts);
    return new Block(key, Body.of(bytes));
  }

  /** The one that these items hold. */
  static Block read(BlockKey key, List<Body> items) {
    return new Block(key, Body.of(Compressed.joined(items)));
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
    return Compressed.json(content.bytes());
  }

  /** What has to be in the table before a head names it. */
  List<Draft> drafts() {
    List<Body> parts = Compressed.parts(content.bytes());
    List<Draft> drafts = new ArrayList<>();
    for (Key item : key.items()) {
      drafts.add(Draft.of(item, parts.get(drafts.size())));
    }
    return drafts;
  }
}
