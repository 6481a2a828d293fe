package io.signalbox.statistics;

/** Gives the coupons of sketches in their order. */
interface CouponReader {
  /** Leaves out those of a sketch that has so many. */
  void skip(int coupons);

  /** Those of the next sketch, which has so many. */
  int[] next(int coupons);
}
