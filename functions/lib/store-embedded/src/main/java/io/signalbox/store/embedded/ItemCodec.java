package io.signalbox.store.embedded;

import io.signalbox.store.Body;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Items as bytes: version, due (ms), expires (s), body; in the change log behind their key. */
final class ItemCodec {
  private static final long NEVER = Long.MIN_VALUE;

  private ItemCodec() {}

  static byte[] encode(Item item) {
    byte[] body = item.body().bytes();
    Instant due = item.due();
    Instant expires = item.expires();
    return ByteBuffer.allocate(3 * Long.BYTES + body.length)
        .putLong(item.version())
        .putLong(due == null ? NEVER : due.toEpochMilli())
        .putLong(expires == null ? NEVER : expires.getEpochSecond())
        .put(body)
        .array();
  }

  static Item decode(Key key, byte[] bytes) {
    return decode(key, ByteBuffer.wrap(bytes));
  }

  static byte[] encodeWithKey(Item item) {
    byte[] key = KeyCodec.encode(item.key());
    byte[] value = encode(item);
    return ByteBuffer.allocate(Integer.BYTES + key.length + value.length)
        .putInt(key.length)
        .put(key)
        .put(value)
        .array();
  }

  static Item decodeWithKey(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    byte[] key = new byte[buffer.getInt()];
    buffer.get(key);
    return decode(KeyCodec.decode(key, 0), buffer);
  }

  private static Item decode(Key key, ByteBuffer buffer) {
    long version = buffer.getLong();
    @Nullable Instant due = time(buffer.getLong(), true);
    @Nullable Instant expires = time(buffer.getLong(), false);
    byte[] body = new byte[buffer.remaining()];
    buffer.get(body);
    return new Item(key, version, Body.of(body), due, expires);
  }

  private static @Nullable Instant time(long stored, boolean milliseconds) {
    if (stored == NEVER) {
      return null;
    }
    return milliseconds ? Instant.ofEpochMilli(stored) : Instant.ofEpochSecond(stored);
  }
}
