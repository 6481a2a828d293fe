package io.signalbox.statistics;

import java.util.Arrays;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.HllUnion;
import org.apache.datasketches.hll.TgtHllType;
import org.jspecify.annotations.Nullable;

/** Hosts of many sketches. */
final class HostUnion {
  /** The library lists fewer coupons than that; behind them it has nothing but registers. */
  private static final int REGISTERS_ALONE = 2 * HostSketch.LISTED;

  private final HllUnion union = new HllUnion(EventCount.REGISTERS_LOG2);
  private @Nullable Chosen chosen;
  private int given;

  /** Adds the hosts of a sketch. */
  void add(HostCouponList coupons) {
    switch (coupons) {
      case HostCouponList.Listed listed when given < REGISTERS_ALONE -> {
        given += listed.coupons().length;
        union.update(HllSketch.heapify(HostSketch.of(listed.coupons())));
      }
      case HostCouponList.Listed listed -> {
        if (chosen == null) {
          chosen = new Chosen();
        }
        chosen.addAll(listed.coupons());
      }
      case HostCouponList.Whole whole -> union.update(whole.sketch());
    }
  }

  /** Adds a host by its hash. */
  void add(long hostHash) {
    union.update(hostHash);
  }

  double estimate() {
    return all().getCompositeEstimate();
  }

  byte[] sketch() {
    return all().getResult(TgtHllType.HLL_4).toCompactByteArray();
  }

  private HllUnion all() {
    if (chosen != null) {
      chosen.giveUnion();
    }
    return union;
  }

  /**
   * Chooses the coupons that may change something: of most, the register has had a number as high.
   */
  private final class Chosen {
    private static final int REGISTERS = 1 << EventCount.REGISTERS_LOG2;

    /** The highest numbers that coupons had. */
    private final byte[] registers = new byte[REGISTERS];

    private final int[] pending = new int[HostSketch.LISTED];
    private int pendingCount;
    private int filled;

    void addAll(int[] coupons) {
      for (int coupon : coupons) {
        int register = coupon & (REGISTERS - 1);
        int number = HostCoupons.number(coupon);
        boolean isHigher = number > registers[register];
        if (isHigher) {
          filled += registers[register] == 0 ? 1 : 0;
          registers[register] = (byte) number;
        }
        if (isHigher || filled <= REGISTERS_ALONE) {
          pending[pendingCount++] = coupon;
          if (pendingCount == pending.length) {
            giveUnion();
          }
        }
      }
    }

    void giveUnion() {
      int[] distinct = Arrays.stream(pending, 0, pendingCount).sorted().distinct().toArray();
      pendingCount = 0;
      if (distinct.length > 0) {
        union.update(HllSketch.heapify(HostSketch.of(distinct)));
      }
    }
  }
}
