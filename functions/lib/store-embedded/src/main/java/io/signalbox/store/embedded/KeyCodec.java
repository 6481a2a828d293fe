package io.signalbox.store.embedded;

import io.signalbox.store.Key;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Keys as bytes whose unsigned order is: partitions kept together, and within one the UTF-8 order
 * of sort keys.
 *
 * <p>A zero byte ends the partition. One inside the partition is followed by 0xFF, which begins no
 * UTF-8 text and so no sort key.
 */
final class KeyCodec {
  private static final byte MARK = (byte) 0xFF;

  private KeyCodec() {}

  static byte[] encode(Key key) {
    return encode(key.partition(), key.sort());
  }

  /** Where the items of a partition begin whose sort key is {@code sort} or above. */
  static byte[] encode(String partition, String sort) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(partition.length() + sort.length() + 1);
    for (byte one : partition.getBytes(StandardCharsets.UTF_8)) {
      bytes.write(one);
      if (one == 0) {
        bytes.write(MARK);
      }
    }
    bytes.write(0);
    bytes.writeBytes(sort.getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  /** Above every item of the partition, and below the next partition's. */
  static byte[] end(String partition) {
    byte[] start = encode(partition, "");
    return ByteBuffer.allocate(start.length + 1).put(start).put(MARK).array();
  }

  static Key decode(byte[] bytes, int offset) {
    ByteArrayOutputStream partition = new ByteArrayOutputStream();
    int at = offset;
    while (bytes[at] != 0 || (at + 1 < bytes.length && bytes[at + 1] == MARK)) {
      partition.write(bytes[at]);
      at += bytes[at] == 0 ? 2 : 1;
    }
    return new Key(
        partition.toString(StandardCharsets.UTF_8),
        new String(bytes, at + 1, bytes.length - at - 1, StandardCharsets.UTF_8));
  }

  /** A number as bytes in the order of numbers, negative ones first. */
  static byte[] ofNumber(long number) {
    return ofNumber(number, new byte[0]);
  }

  /** What lies under a number, and under the same number in the order of its own bytes. */
  static byte[] ofNumber(long number, byte[] rest) {
    return ByteBuffer.allocate(Long.BYTES + rest.length)
        .putLong(number ^ Long.MIN_VALUE)
        .put(rest)
        .array();
  }

  static long number(byte[] bytes) {
    return number(bytes, 0);
  }

  static long number(byte[] bytes, int offset) {
    return ByteBuffer.wrap(bytes).getLong(offset) ^ Long.MIN_VALUE;
  }
}
