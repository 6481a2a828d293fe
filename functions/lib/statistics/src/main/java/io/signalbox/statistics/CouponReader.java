package io.signalbox.statistics;

/** Gives the coupons of sketches in their order. */
interface CouponReader {
  /** Leaves out those of a sketch that has so many. */
  void skip(int coupons);

  /** Fills a sketch from a place on to its end. */
  void next(byte[] sketch, int from);
}
