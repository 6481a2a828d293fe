package io.signalbox.statistics;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers of a known number of bits each, up to {@value #BITS_MOST}, without gaps between them. */
final class PackedBits {
  static final int BITS_MOST = 48;

  private final ByteArrayOutputStream whole = new ByteArrayOutputStream();
  private long pending;
  private int count;

  /** Adds the lowest bits of a number. */
  void put(long number, int bits) {
    pending |= lowest(number, bits) << count;
    count += bits;
    while (count >= Byte.SIZE) {
      whole.write((int) pending);
      pending >>>= Byte.SIZE;
      count -= Byte.SIZE;
    }
  }

  private static long lowest(long number, int bits) {
    return number & ((1L << bits) - 1);
  }

  /** All of them, to which nothing is added any more. */
  byte[] bytes() {
    if (count > 0) {
      whole.write((int) pending);
      pending = 0;
      count = 0;
    }
    return whole.toByteArray();
  }

  /** Adds so many bits that are set, and one that is not. */
  void putOnes(long ones) {
    for (long left = ones; left > 0; left--) {
      put(1, 1);
    }
    put(0, 1);
  }

  /** Adds all bits of others, to which nothing is added any more. */
  void putAll(PackedBits others) {
    for (byte one : others.whole.toByteArray()) {
      put(one, Byte.SIZE);
    }
    put(others.pending, others.count);
  }

  /** Writes how many bytes there are, and these. */
  void putTo(PackedNumbers out) {
    byte[] bytes = bytes();
    out.put(bytes.length);
    out.put(bytes, 0);
  }

  /** How many bits were added. */
  long size() {
    return (long) whole.size() * Byte.SIZE + count;
  }

  /** Gives the numbers in their order. */
  static final class Reader {
    private static final VarHandle LONGS =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private int at;
    private long pending;
    private int count;

    Reader(byte[] bytes) {
      this(bytes, 0);
    }

    /**
     * A reader of some bytes among others.
     *
     * @param from the place of the first one
     */
    Reader(byte[] bytes, int from) {
      this.bytes = bytes;
      this.at = from;
    }

    Reader(PackedNumbers.Reader in) {
      this(new byte[in.nextInt()]);
      in.next(bytes, 0);
    }

    /** How many bits are set before the next one that is not; that one is passed, too. */
    int nextOnes() {
      int ones = 0;
      while (true) {
        int more = Long.numberOfTrailingZeros(~pending);
        if (more < count) {
          pending >>>= more + 1;
          count -= more + 1;
          return ones + more;
        }
        ones += count;
        pending >>>= count;
        count = 0;
        fill();
      }
    }

    /** Leaves so many bits out. */
    void skip(long bits) {
      if (bits <= count) {
        pending >>>= bits;
        count -= (int) bits;
        return;
      }
      long behind = bits - count;
      pending = 0;
      count = 0;
      at += Math.toIntExact(behind / Byte.SIZE);
      next((int) (behind % Byte.SIZE));
    }

    long next(int bits) {
      while (count < bits) {
        fill();
      }
      long number = lowest(pending, bits);
      pending >>>= bits;
      count -= bits;
      return number;
    }

    /** Takes as many whole bytes as have room: more than {@value #BITS_MOST} bits, if there are. */
    private void fill() {
      if (at + Long.BYTES <= bytes.length) {
        // Bits above those that count are the next ones anyway.
        pending |= (long) LONGS.get(bytes, at) << count;
        int more = (Long.SIZE - 1 - count) / Byte.SIZE;
        at += more;
        count += more * Byte.SIZE;
        return;
      }
      do {
        pending |= (bytes[at++] & 0xFFL) << count;
        count += Byte.SIZE;
      } while (at < bytes.length && count < Long.SIZE - Byte.SIZE);
    }
  }
}
