package io.signalbox.statistics;

/** The hosts of a sketch: read once, and added to as many unions as there are. */
sealed interface HostCouponList {

  /** Not too many: one by one. */
  @SuppressWarnings("ArrayRecordComponent") // Not compared.
  record Listed(int[] coupons) implements HostCouponList {}

  /** So many that there are only registers of them: a sketch as the library writes it. */
  @SuppressWarnings("ArrayRecordComponent") // Not compared.
  record Whole(byte[] sketch) implements HostCouponList {}
}
