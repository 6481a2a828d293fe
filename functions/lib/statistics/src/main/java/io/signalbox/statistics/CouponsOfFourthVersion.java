package io.signalbox.statistics;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

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
  public void next(byte[] sketch, int from) {
    ByteBuffer out = ByteBuffer.wrap(sketch).order(ByteOrder.LITTLE_ENDIAN);
    int random = HostCoupons.randomBits((sketch.length - from) / Integer.BYTES);
    int hash = 0;
    for (int place = from; place < sketch.length; place += Integer.BYTES) {
      hash += (int) ((quotients[at] << random) + bits.next(random));
      out.putInt(place, HostCoupons.coupon(hash, (int) numbers[at]));
      at++;
    }
  }
}
