package io.signalbox.statistics;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.jspecify.annotations.Nullable;

/**
 * The sketches of rows' hosts as parts of sheets have them. A sketch of not too many hosts is a
 * list of coupons, of four bytes each, behind the same bytes wherever there are as many: it is
 * stored without these, and with its coupons as {@link HostCoupons} has them.
 */
final class HostSketch {
  /** The library lists up to so many hosts one by one. */
  static final int LISTED = 192;

  /** Up to so many were stored without their head before the fourth version. */
  private static final int LISTED_IN_THIRD_VERSION = 7;

  private static final byte[] NONE = new byte[0];

  /** By number of hosts: what a sketch of so many begins with. */
  private static final List<byte[]> HEADS = new ArrayList<>();

  /** By number of hosts: what the library estimates where it lists so many. */
  private static final double[] ESTIMATES = new double[LISTED + 1];

  static {
    HllSketch sketch = new HllSketch(EventCount.REGISTERS_LOG2, TgtHllType.HLL_4);
    HEADS.add(NONE);
    for (long host = 1; HEADS.size() <= LISTED; host++) {
      byte[] before = sketch.toCompactByteArray();
      sketch.update(host);
      byte[] bytes = sketch.toCompactByteArray();
      if (!Arrays.equals(before, bytes)) {
        ESTIMATES[HEADS.size()] = sketch.getCompositeEstimate();
        HEADS.add(Arrays.copyOf(bytes, bytes.length - HEADS.size() * Integer.BYTES));
      }
    }
  }

  private HostSketch() {}

  /** What the library estimates of so many different coupons, which it lists. */
  static double estimate(int coupons) {
    return ESTIMATES[coupons];
  }

  /**
   * Writes how many hosts each lists, or behind all such numbers how many bytes it has.
   *
   * @return the coupons, for a place of their own
   */
  static byte[] put(PackedNumbers out, List<byte[]> sketches) {
    HostCoupons coupons = new HostCoupons();
    for (byte[] sketch : sketches) {
      int listed = listed(sketch);
      out.put(listed < 0 ? LISTED + 1 + sketch.length : listed);
      if (listed >= 0) {
        coupons.add(sketch, sketch.length - listed * Integer.BYTES);
      }
    }
    coupons.putStepsTo(out);
    sketches.stream().filter(sketch -> listed(sketch) < 0).forEach(sketch -> out.put(sketch, 0));
    return coupons.bytes();
  }

  /** How many coupons a sketch has behind the usual head; negative where it is another one. */
  private static int listed(byte[] sketch) {
    // The head of more than seven has four bytes more than that of fewer.
    int few = Math.max(0, sketch.length / Integer.BYTES - 2);
    for (int listed = few; listed >= Math.max(0, few - 1); listed--) {
      if (listed <= LISTED
          && sketch.length == length(listed)
          && isBegun(sketch, HEADS.get(listed))) {
        return listed;
      }
    }
    return -1;
  }

  /** The hosts of a sketch. */
  static HostCouponList hosts(byte[] sketch) {
    int listed = listed(sketch);
    if (listed < 0) {
      if (!HostRegisters.isOfRegisters(sketch)) {
        throw new IllegalStateException("A sheet of statistics has hosts that cannot be read");
      }
      return new HostCouponList.Whole(sketch);
    }
    int[] coupons = new int[listed];
    int from = sketch.length - listed * Integer.BYTES;
    coupons(sketch, from).get(coupons);
    return new HostCouponList.Listed(coupons);
  }

  /** A sketch of different coupons, of which there are not too many. */
  static byte[] of(int[] coupons) {
    byte[] sketch = begun(coupons.length);
    coupons(sketch, HEADS.get(coupons.length).length).put(coupons);
    return sketch;
  }

  private static IntBuffer coupons(byte[] sketch, int from) {
    return ByteBuffer.wrap(sketch, from, sketch.length - from)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asIntBuffer();
  }

  private static int length(int listed) {
    return HEADS.get(listed).length + listed * Integer.BYTES;
  }

  private static boolean isBegun(byte[] sketch, byte[] head) {
    return Arrays.equals(sketch, 0, head.length, head, 0, head.length);
  }

  /**
   * The sketches of so many rows.
   *
   * @param part its coupons are among these bytes
   * @param couponsFrom the place of the first coupon
   * @param wanted of which rows; others may have no sketch
   */
  static List<byte[]> all(
      PackedNumbers.Reader in, int size, byte[] part, int couponsFrom, BitSet wanted) {
    long[] heads = in.next(size);
    return all(in, heads, new PackedCoupons(part, couponsFrom, in), wanted);
  }

  /** The sketches of so many rows of a part of the fourth version. */
  static List<byte[]> allOfFourthVersion(PackedNumbers.Reader in, int size, BitSet wanted) {
    long[] heads = in.next(size);
    long listedOfAll = Arrays.stream(heads).filter(listed -> listed <= LISTED).sum();
    return all(in, heads, new CouponsOfFourthVersion(in, listedOfAll), wanted);
  }

  private static List<byte[]> all(
      PackedNumbers.Reader in, long[] heads, CouponReader coupons, BitSet wanted) {
    List<byte[]> all = new ArrayList<>(heads.length);
    List<byte[]> whole = new ArrayList<>();
    for (long number : heads) {
      int listed = (int) number;
      if (listed > LISTED) {
        whole.add(new byte[listed - LISTED - 1]);
        all.add(whole.getLast());
      } else if (wanted.get(all.size())) {
        all.add(listed == 0 ? NONE : of(coupons.next(listed)));
      } else {
        coupons.skip(listed);
        all.add(NONE);
      }
    }
    whole.forEach(sketch -> in.next(sketch, 0));
    return all;
  }

  /**
   * The hosts of so many rows, where they are wanted and known.
   *
   * @param part its coupons are among these bytes
   * @param couponsFrom the place of the first coupon
   */
  static @Nullable HostCouponList[] hosts(
      PackedNumbers.Reader in, int size, byte[] part, int couponsFrom, BitSet wanted) {
    int[] heads = in.nextInts(size);
    PackedCoupons coupons = new PackedCoupons(part, couponsFrom, in);
    @Nullable HostCouponList[] hosts = new HostCouponList[size];
    for (int row = 0; row < size; row++) {
      int listed = heads[row];
      if (listed <= LISTED && !wanted.get(row)) {
        coupons.skip(listed);
      } else if (listed <= LISTED && listed > 0) {
        hosts[row] = new HostCouponList.Listed(coupons.next(listed));
      }
    }
    for (int row = 0; row < size; row++) {
      int bytes = heads[row] - LISTED - 1;
      if (bytes >= 0 && wanted.get(row)) {
        byte[] sketch = new byte[bytes];
        in.next(sketch, 0);
        hosts[row] = hosts(sketch);
      } else if (bytes >= 0) {
        in.skip(bytes);
      }
    }
    return hosts;
  }

  private static byte[] begun(int listed) {
    return Arrays.copyOf(HEADS.get(listed), length(listed));
  }

  /** The sketches of so many rows of a part of the third version. */
  static List<byte[]> allOfThirdVersion(PackedNumbers.Reader in, int size) {
    long[] heads = in.next(size);
    List<byte[]> all = new ArrayList<>(size);
    for (long number : heads) {
      int listed = (int) number;
      boolean isListed = listed <= LISTED_IN_THIRD_VERSION;
      byte[] sketch = isListed ? begun(listed) : new byte[listed - LISTED_IN_THIRD_VERSION - 1];
      in.next(sketch, isListed ? HEADS.get(listed).length : 0);
      all.add(sketch);
    }
    return all;
  }
}
