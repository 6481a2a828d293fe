package io.signalbox.statistics;

import java.util.Arrays;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.HllUnion;
import org.apache.datasketches.hll.TgtHllType;
import org.jspecify.annotations.Nullable;

/**
 * Hosts of many sketches. The library takes long for each list of coupons, so it is given many at
 * once, and those alone that may change something: of most, the register has had a number as high.
 */
final class HostUnion {
  /** The library lists fewer coupons than that; behind them it has nothing but registers. */
  private static final int REGISTERS_ALONE = 2 * HostSketch.LISTED;

  private static final int REGISTERS = 1 << EventCount.REGISTERS_LOG2;
  private static final int PENDING_FIRST = 12;

  private final HllUnion union = new HllUnion(EventCount.REGISTERS_LOG2);
  private int[] pending = new int[PENDING_FIRST];
  private int pendingCount;

  /** The highest numbers of coupons since the first ones were given to the library. */
  private byte @Nullable [] highest;

  private int filled;

  /** Adds the hosts of a sketch. */
  void add(HostCouponList coupons) {
    switch (coupons) {
      case HostCouponList.Listed listed -> {
        for (int coupon : listed.coupons()) {
          add(coupon);
        }
      }
      case HostCouponList.Whole whole -> union.update(whole.sketch());
    }
  }

  private void add(int coupon) {
    if (highest == null || mayChange(coupon, highest)) {
      pending[pendingCount++] = coupon;
      if (pendingCount == HostSketch.LISTED) {
        giveUnion();
        highest = highest == null ? new byte[REGISTERS] : highest;
      } else if (pendingCount == pending.length) {
        pending = Arrays.copyOf(pending, 2 * pendingCount);
      }
    }
  }

  private boolean mayChange(int coupon, byte[] numbers) {
    int register = coupon & (REGISTERS - 1);
    int number = HostCoupons.number(coupon);
    boolean isHigher = number > numbers[register];
    if (isHigher) {
      filled += numbers[register] == 0 ? 1 : 0;
      numbers[register] = (byte) number;
    }
    return isHigher || filled <= REGISTERS_ALONE;
  }

  /** Adds a host by its hash. */
  void add(long hostHash) {
    union.update(hostHash);
  }

  double estimate() {
    giveUnion();
    return union.getCompositeEstimate();
  }

  byte[] sketch() {
    giveUnion();
    return union.getResult(TgtHllType.HLL_4).toCompactByteArray();
  }

  private void giveUnion() {
    if (pendingCount > 0) {
      int[] distinct = Arrays.stream(pending, 0, pendingCount).sorted().distinct().toArray();
      pendingCount = 0;
      union.update(HllSketch.heapify(HostSketch.of(distinct)));
    }
  }
}
