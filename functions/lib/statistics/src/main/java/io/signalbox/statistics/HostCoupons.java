package io.signalbox.statistics;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Coupons of many sketches: 26 bits of a hash, and six bits above them that mostly are a small
 * number. Those of a sketch are sorted, and only the distance of each to the one before it is
 * written, as a quotient and as many bits of a remainder as are random; the small numbers follow,
 * which deflate well.
 */
final class HostCoupons {
  private static final int HASH_BITS = 26;
  private static final int HASH = (1 << HASH_BITS) - 1;

  private final List<int[]> lists = new ArrayList<>();

  /** Adds the coupons of a sketch, which are its last bytes. */
  void add(byte[] sketch, int from) {
    int[] coupons = new int[(sketch.length - from) / Integer.BYTES];
    ByteBuffer.wrap(sketch, from, sketch.length - from)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asIntBuffer()
        .get(coupons);
    for (int i = 0; i < coupons.length; i++) {
      // By hash, and of equal hashes the smaller number first.
      coupons[i] = Integer.rotateLeft(coupons[i], Integer.SIZE - HASH_BITS) ^ Integer.MIN_VALUE;
    }
    Arrays.sort(coupons);
    for (int i = 0; i < coupons.length; i++) {
      coupons[i] = Integer.rotateRight(coupons[i] ^ Integer.MIN_VALUE, Integer.SIZE - HASH_BITS);
    }
    lists.add(coupons);
  }

  private static int randomBits(int coupons) {
    return RandomSpacing.bits(HASH_BITS, coupons);
  }

  void putTo(PackedNumbers out) {
    PackedBits bits = new PackedBits();
    for (int[] coupons : lists) {
      int random = randomBits(coupons.length);
      int before = 0;
      for (int coupon : coupons) {
        int hash = coupon & HASH;
        out.put((hash - before) >>> random);
        bits.put(hash - before, random);
        before = hash;
      }
    }
    for (int[] coupons : lists) {
      for (int coupon : coupons) {
        out.put(coupon >>> HASH_BITS);
      }
    }
    bits.putTo(out);
  }

  /** Reads what so many coupons were written as. */
  static Reader reader(PackedNumbers.Reader in, long coupons) {
    int all = Math.toIntExact(coupons);
    long[] quotients = in.next(all);
    long[] numbers = in.next(all);
    return new Reader(quotients, numbers, new PackedBits.Reader(in));
  }

  /** Gives the coupons of the sketches in their order. */
  static final class Reader {
    private final long[] quotients;
    private final long[] numbers;
    private final PackedBits.Reader bits;
    private int at;

    private Reader(long[] quotients, long[] numbers, PackedBits.Reader bits) {
      this.quotients = quotients;
      this.numbers = numbers;
      this.bits = bits;
    }

    /** Leaves out those of a sketch that has so many. */
    void skip(int coupons) {
      bits.skip((long) coupons * randomBits(coupons));
      at += coupons;
    }

    /** Fills a sketch from a place on to its end. */
    void next(byte[] sketch, int from) {
      ByteBuffer out = ByteBuffer.wrap(sketch).order(ByteOrder.LITTLE_ENDIAN);
      int random = randomBits((sketch.length - from) / Integer.BYTES);
      int hash = 0;
      for (int place = from; place < sketch.length; place += Integer.BYTES) {
        hash += (int) ((quotients[at] << random) + bits.next(random));
        out.putInt(place, hash | ((int) numbers[at] << HASH_BITS));
        at++;
      }
    }
  }
}
