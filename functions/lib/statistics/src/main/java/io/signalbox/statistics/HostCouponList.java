package io.signalbox.statistics;

import org.apache.datasketches.hll.HllSketch;

/** The hosts of a sketch: read once, and added to as many unions as there are. */
sealed interface HostCouponList {

  /** Not too many: one by one. */
  @SuppressWarnings("ArrayRecordComponent") // Not compared.
  record Listed(int[] coupons) implements HostCouponList {}

  /** So many that the library has only registers of them. */
  record Whole(HllSketch sketch) implements HostCouponList {}
}
