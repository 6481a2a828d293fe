package io.signalbox.envelopes;

import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Insertion;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Items of any size. What is too large for one item goes into chunks beside it first, and the item,
 * which says how many there are and what they hash to, last: it is the commit, and without it the
 * chunks are nothing.
 */
final class LargeItems {
  private static final byte WHOLE = 0;
  private static final byte CHUNKED = 1;

  /** What is left of an envelope that was erased: its id was known here. */
  private static final byte ERASED = 2;

  private static final int HASH_BYTES = 32;

  /**
   * The engine removes what has expired in any order and days late; a head must not lose chunks.
   */
  private static final Duration CHUNKS_OUTLIVE_HEAD = Duration.ofDays(7);

  private static final int WHOLE_LIMIT_BYTES = Table.BODY_LIMIT_BYTES - 1;

  private final Table table;

  LargeItems(Table table) {
    this.table = table;
  }

  static boolean isLarge(byte[] content) {
    return content.length > WHOLE_LIMIT_BYTES;
  }

  /**
   * Inserts, if the key is free.
   *
   * @param writer names the chunks, so that no two writers share any
   */
  Insertion insertIfAbsent(Key key, UUID writer, byte[] content, Instant expires) {
    return table.insertIfAbsent(draft(key, writer, content, expires));
  }

  /**
   * Replaces an item, if nobody else has; the chunks of the one before are left to expire.
   *
   * @return whether it was replaced
   */
  boolean replaceIfVersion(Item standing, UUID writer, byte[] content, Instant expires) {
    return table.replaceIfVersion(
        draft(standing.key(), writer, content, expires), standing.version());
  }

  /** Puts the chunks, if there are any; the item is the commit. */
  private Draft draft(Key key, UUID writer, byte[] content, Instant expires) {
    if (!isLarge(content)) {
      byte[] whole = ByteBuffer.allocate(1 + content.length).put(WHOLE).put(content).array();
      return Draft.of(key, Body.of(whole)).expiringAt(expires);
    }
    Instant chunksExpire = expires.plus(CHUNKS_OUTLIVE_HEAD);
    int chunks = Math.ceilDiv(content.length, Table.BODY_LIMIT_BYTES);
    for (int i = 0; i < chunks; i++) {
      int begin = i * Table.BODY_LIMIT_BYTES;
      int length = Math.min(Table.BODY_LIMIT_BYTES, content.length - begin);
      byte[] chunk = ByteBuffer.allocate(length).put(content, begin, length).array();
      table.insertIfAbsent(
          Draft.of(Sorts.chunk(key.partition(), writer, i), Body.of(chunk))
              .expiringAt(chunksExpire));
    }
    byte[] head =
        ByteBuffer.allocate(1 + Integer.BYTES + 2 * Long.BYTES + HASH_BYTES)
            .put(CHUNKED)
            .putInt(chunks)
            .putLong(writer.getMostSignificantBits())
            .putLong(writer.getLeastSignificantBits())
            .put(sha256(content))
            .array();
    return Draft.of(key, Body.of(head)).expiringAt(expires);
  }

  /** The item without what it holds; it goes on to say that its key was used. */
  static Draft erased(Item standing) {
    return new Draft(standing.key(), Body.of(new byte[] {ERASED}), null, standing.expires());
  }

  /** Whether what the item held was erased. */
  static boolean isErased(Item item) {
    return item.body().sizeInBytes() == 1 && item.body().bytes()[0] == ERASED;
  }

  /** Who wrote the chunks of the item; empty where it has none. */
  static Optional<UUID> writerOfChunks(Item item) {
    ByteBuffer body = ByteBuffer.wrap(item.body().bytes());
    if (!body.hasRemaining() || body.get() != CHUNKED) {
      return Optional.empty();
    }
    body.getInt();
    return Optional.of(new UUID(body.getLong(), body.getLong()));
  }

  /**
   * What was inserted, and not erased since.
   *
   * @throws IllegalStateException if chunks are missing or damaged
   */
  byte[] content(Item item) {
    ByteBuffer body = ByteBuffer.wrap(item.body().bytes());
    if (body.get() == WHOLE) {
      byte[] content = new byte[body.remaining()];
      body.get(content);
      return content;
    }
    int chunks = body.getInt();
    UUID writer = new UUID(body.getLong(), body.getLong());
    byte[] expected = new byte[HASH_BYTES];
    body.get(expected);
    byte[] content = joined(item.key(), writer, chunks);
    if (!MessageDigest.isEqual(expected, sha256(content))) {
      throw new IllegalStateException("Damaged chunks of " + item.key());
    }
    return content;
  }

  private byte[] joined(Key key, UUID writer, int chunks) {
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < chunks; i++) {
      keys.add(Sorts.chunk(key.partition(), writer, i));
    }
    Map<Key, Item> found = table.getAll(keys, Consistency.STRONG);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Key chunk : keys) {
      Item part = found.get(chunk);
      if (part == null) {
        throw new IllegalStateException("Missing chunks of " + key);
      }
      all.writeBytes(part.body().bytes());
    }
    return all.toByteArray();
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
