package io.signalbox.transfer;

import io.signalbox.envelopes.EnvelopeKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A set of envelope keys that takes 16 to 64 bytes a key: it keeps 128 bits of their SHA-256. */
final class EnvelopeSet {
  private static final int LEAST_SLOTS = 1024;

  /** Two numbers a slot, both 0 where it is free. */
  private long[] slots = new long[2 * LEAST_SLOTS];

  private int size;

  int size() {
    return size;
  }

  void add(EnvelopeKey key) {
    if (size * 4L >= slots.length) {
      grow();
    }
    long[] hash = hash(key);
    if (put(slots, hash[0], hash[1])) {
      size++;
    }
  }

  boolean has(EnvelopeKey key) {
    long[] hash = hash(key);
    int at = slot(slots, hash[0], hash[1]);
    return slots[at] == hash[0] && slots[at + 1] == hash[1];
  }

  /** A number from 0 to before {@code parts} that belongs to the key. */
  static int part(EnvelopeKey key, int parts) {
    return (int) Math.floorMod(hash(key)[1], (long) parts);
  }

  private void grow() {
    long[] larger = new long[2 * slots.length];
    for (int at = 0; at < slots.length; at += 2) {
      if (slots[at] != 0 || slots[at + 1] != 0) {
        put(larger, slots[at], slots[at + 1]);
      }
    }
    slots = larger;
  }

  private static boolean put(long[] slots, long high, long low) {
    int at = slot(slots, high, low);
    boolean isNew = slots[at] != high || slots[at + 1] != low;
    slots[at] = high;
    slots[at + 1] = low;
    return isNew;
  }

  /** Where the number is, or the free slot where it belongs. */
  private static int slot(long[] slots, long high, long low) {
    int at = 2 * (int) Math.floorMod(high, (long) slots.length / 2);
    while ((slots[at] != 0 || slots[at + 1] != 0) && (slots[at] != high || slots[at + 1] != low)) {
      at = (at + 2) % slots.length;
    }
    return at;
  }

  private static long[] hash(EnvelopeKey key) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(key.id().value().getBytes(StandardCharsets.UTF_8));
      ByteBuffer hash =
          ByteBuffer.wrap(
              sha256.digest(ByteBuffer.allocate(Integer.BYTES).putInt(key.revision()).array()));
      return new long[] {hash.getLong(), hash.getLong()};
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
