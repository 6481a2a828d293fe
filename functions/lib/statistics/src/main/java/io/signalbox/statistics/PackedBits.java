package io.signalbox.statistics;

import java.io.ByteArrayOutputStream;

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

  /** Writes how many bytes there are, and these. */
  void putTo(PackedNumbers out) {
    if (count > 0) {
      whole.write((int) pending);
      pending = 0;
      count = 0;
    }
    out.put(whole.size());
    out.put(whole.toByteArray(), 0);
  }

  /** Gives the numbers in their order. */
  static final class Reader {
    private final byte[] bytes;
    private int at;
    private long pending;
    private int count;

    Reader(PackedNumbers.Reader in) {
      bytes = new byte[in.nextInt()];
      in.next(bytes, 0);
    }

    /** Leaves so many bits out. */
    void skip(long bits) {
      if (bits < count) {
        next((int) bits);
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
        pending |= (bytes[at++] & 0xFFL) << count;
        count += Byte.SIZE;
      }
      long number = lowest(pending, bits);
      pending >>>= bits;
      count -= bits;
      return number;
    }
  }
}
