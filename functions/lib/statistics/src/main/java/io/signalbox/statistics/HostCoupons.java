package io.signalbox.statistics;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Coupons of many sketches: 26 bits of a hash, and six bits above them that mostly are a small
 * number, and never zero. Those of a sketch are sorted. Of each the distance of its hash to the one
 * before is written, as many ones as its higher bits count, a zero, and its random lower bits; then
 * the number less one, as so many ones and a zero. These bits are random, and are not deflated.
 * After some coupons it is noted where the bits go on, so that those of no interest are passed.
 */
final class HostCoupons {
  private static final int HASH_BITS = 26;
  private static final int HASH = (1 << HASH_BITS) - 1;
  private static final int NUMBER_MOST = 63;

  /** Where the bits go on is noted before a sketch that so many coupons lie before. */
  static final int COUPONS_A_STEP = 64;

  private final PackedBits bits = new PackedBits();
  private final List<Long> steps = new ArrayList<>();
  private int behindStep;
  private long step;

  /** Adds the coupons of a sketch, which are its last bytes. */
  void add(byte[] sketch, int from) {
    if (behindStep >= COUPONS_A_STEP) {
      steps.add(bits.size() - step);
      step = bits.size();
      behindStep = 0;
    }
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
    int random = randomBits(coupons.length);
    int before = 0;
    for (int sorted : coupons) {
      int coupon = Integer.rotateRight(sorted ^ Integer.MIN_VALUE, Integer.SIZE - HASH_BITS);
      int hash = coupon & HASH;
      bits.putOnes((hash - before) >>> random);
      bits.put(hash - before, random);
      bits.putOnes((coupon >>> HASH_BITS) - 1L);
      before = hash;
    }
    behindStep += coupons.length;
  }

  static int randomBits(int coupons) {
    return RandomSpacing.bits(HASH_BITS, coupons);
  }

  static int coupon(int hash, int number) {
    return hash | (number << HASH_BITS);
  }

  /** That of a host, by its hash of 128 bits, as the library has it. */
  static int couponOf(long lower, long higher) {
    int number = Math.min(Long.numberOfLeadingZeros(higher), NUMBER_MOST - 1) + 1;
    return coupon((int) lower & HASH, number);
  }

  /** The number of a coupon. */
  static int number(int coupon) {
    return coupon >>> HASH_BITS;
  }

  /** The coupons of all sketches. */
  byte[] bytes() {
    return bits.bytes();
  }

  /** Writes after how many bits each they go on. */
  void putStepsTo(PackedNumbers out) {
    out.put(steps.size());
    steps.forEach(out::put);
  }
}
