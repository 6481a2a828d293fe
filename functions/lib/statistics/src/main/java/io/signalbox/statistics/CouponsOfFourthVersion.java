package io.signalbox.statistics;

/**
 * {@link HostCoupons} as the fourth version of sheets had them: all quotients, all small numbers,
 * and how many bytes the remainders are, and these.
 */
final class CouponsOfFourthVersion implements CouponReader {
  private final long[] quotients;
  private final long[] numbers;
  private final PackedBits.Reader bits;
  private int at;

  /**
   * Reads what so many coupons were written as.
   *
   * @param coupons of all sketches
   */
  CouponsOfFourthVersion(PackedNumbers.Reader in, long coupons) {
    int all = Math.toIntExact(coupons);
    quotients = in.next(all);
    numbers = in.next(all);
    bits = new PackedBits.Reader(in);
  }

  @Override
  public void skip(int coupons) {
    bits.skip((long) coupons * HostCoupons.randomBits(coupons));
    at += coupons;
  }

  @Override
  public int[] next(int coupons) {
    int[] next = new int[coupons];
    int random = HostCoupons.randomBits(coupons);
    int hash = 0;
    for (int i = 0; i < coupons; i++) {
      hash += (int) ((quotients[at] << random) + bits.next(random));
      next[i] = HostCoupons.coupon(hash, (int) numbers[at]);
      at++;
    }
    return next;
  }
}
