package io.signalbox.statistics;

import java.util.Arrays;
import org.apache.datasketches.hash.MurmurHash3;
import org.jspecify.annotations.Nullable;

/**
 * Hosts of many sketches. It estimates what the library's union of them does: up to {@value
 * HostSketch#LISTED} different coupons are listed, more of them have registers.
 */
final class HostUnion {
  /** So many, with those that came twice, are in memory before there are registers. */
  private static final int COUPONS_MOST = 2 * HostSketch.LISTED;

  /** A list of half as many coupons finds a free place soon. */
  private static final int PLACES_LOG2 = 9;

  private static final int MULTIPLIER = 0x9E37_79B1;

  /** The library's, for hashes that are not told another one. */
  private static final long SEED = 9_001;

  private static final int[] NONE = {};

  /** Others may have the same array: beyond its count alone is it written to. */
  private int[] coupons = NONE;

  private int count;
  private boolean isDistinct = true;
  private @Nullable HostRegisters registers;

  /** Instead of registers: the only sketch until now, or one that takes half of their memory. */
  private byte @Nullable [] packed;

  /** Adds the hosts of a sketch. */
  void add(HostCouponList hosts) {
    switch (hosts) {
      case HostCouponList.Listed listed -> add(listed.coupons(), listed.coupons().length);
      case HostCouponList.Whole whole -> add(whole.sketch());
    }
  }

  private void add(byte[] sketch) {
    if (registers == null && packed == null && count == 0) {
      packed = sketch;
    } else {
      registers().add(sketch);
    }
  }

  /** Adds a host by its hash. */
  void add(long hostHash) {
    long[] hash = MurmurHash3.hash(new long[] {hostHash}, SEED);
    add(new int[] {HostCoupons.couponOf(hash[0], hash[1])}, 1);
  }

  /** Adds all of another, which is not used any more. */
  void addLast(HostUnion other) {
    other.settle();
    if (other.packed != null) {
      add(other.packed);
    } else if (other.registers == null) {
      add(other.coupons, other.count);
    } else {
      registers().add(other.registers);
    }
  }

  /** Adds different coupons, no more than are listed. */
  private void add(int[] more, int moreCount) {
    if (count + moreCount > COUPONS_MOST) {
      settle();
    }
    if (registers != null || packed != null) {
      registers().add(more, moreCount);
    } else if (count == 0) {
      coupons = more;
      count = moreCount;
    } else {
      if (count + moreCount > coupons.length) {
        coupons =
            Arrays.copyOf(coupons, Math.max(count + moreCount, Math.min(2 * count, COUPONS_MOST)));
      }
      System.arraycopy(more, 0, coupons, count, moreCount);
      count += moreCount;
      isDistinct = false;
    }
  }

  /** Leaves out what came twice, and counts by registers where there is too much. */
  private void settle() {
    if (!isDistinct) {
      leaveOutEqual();
    }
    if (count > HostSketch.LISTED) {
      registers();
    }
  }

  private void leaveOutEqual() {
    int[] places = new int[1 << PLACES_LOG2];
    int[] distinct = new int[count];
    int different = 0;
    for (int i = 0; i < count; i++) {
      int coupon = coupons[i];
      int place = (coupon * MULTIPLIER) >>> (Integer.SIZE - PLACES_LOG2);
      // No coupon is zero.
      while (places[place] != 0 && places[place] != coupon) {
        place = (place + 1) & (places.length - 1);
      }
      if (places[place] == 0) {
        places[place] = coupon;
        distinct[different++] = coupon;
      }
    }
    coupons = distinct;
    count = different;
    isDistinct = true;
  }

  private HostRegisters registers() {
    if (registers == null) {
      registers = new HostRegisters();
      registers.add(coupons, count);
      coupons = NONE;
      count = 0;
      isDistinct = true;
    }
    if (packed != null) {
      registers.add(packed);
      packed = null;
    }
    return registers;
  }

  double estimate() {
    settle();
    if (packed != null) {
      return HostRegisters.estimate(packed);
    }
    return registers == null ? HostSketch.estimate(count) : registers.estimate();
  }

  /** Takes less memory from now on, until something is added. */
  void pack() {
    settle();
    if (registers != null) {
      packed = registers.sketch();
      registers = null;
    }
  }

  /** All hosts, for another union. */
  HostCouponList hosts() {
    pack();
    return packed == null
        ? new HostCouponList.Listed(Arrays.copyOf(coupons, count))
        : new HostCouponList.Whole(packed);
  }

  /** About how many bytes {@link #hosts} has. */
  int sizeBytes() {
    settle();
    return registers == null && packed == null ? count * Integer.BYTES : HostRegisters.SKETCH_BYTES;
  }

  /** The same for the same hosts, in whatever order they came. */
  byte[] sketch() {
    settle();
    if (registers != null || packed != null) {
      return registers().sketch();
    }
    int[] sorted = Arrays.copyOf(coupons, count);
    Arrays.sort(sorted);
    return HostSketch.of(sorted);
  }
}
