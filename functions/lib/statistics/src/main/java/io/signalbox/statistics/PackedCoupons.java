package io.signalbox.statistics;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Gives coupons as {@link HostCoupons} writes them; what is left out costs next to nothing. */
final class PackedCoupons implements CouponReader {
  private final byte[] bytes;
  private final int from;
  private final long[] steps;
  private final List<Integer> leftOut = new ArrayList<>();
  private PackedBits.Reader bits;
  private int step;
  private long place;
  private boolean isThere = true;
  private int behindStep;

  /**
   * A reader of coupons.
   *
   * @param bytes their bits are among these
   * @param from the place of the first bits
   * @param steps gives after how many bits each they go on
   */
  PackedCoupons(byte[] bytes, int from, PackedNumbers.Reader steps) {
    this.bytes = bytes;
    this.from = from;
    this.steps = steps.next(steps.nextInt());
    this.bits = new PackedBits.Reader(bytes, from);
  }

  @Override
  public void skip(int coupons) {
    begin();
    if (coupons > 0) {
      leftOut.add(coupons);
    }
    behindStep += coupons;
  }

  @Override
  public void next(byte[] sketch, int begin) {
    begin();
    if (!isThere) {
      bits = new PackedBits.Reader(bytes, from + Math.toIntExact(place / Byte.SIZE));
      bits.next((int) (place % Byte.SIZE));
      isThere = true;
    }
    leftOut.forEach(this::pass);
    leftOut.clear();
    int coupons = (sketch.length - begin) / Integer.BYTES;
    int random = HostCoupons.randomBits(coupons);
    ByteBuffer out = ByteBuffer.wrap(sketch).order(ByteOrder.LITTLE_ENDIAN);
    int hash = 0;
    for (int at = begin; at < sketch.length; at += Integer.BYTES) {
      hash += (bits.nextOnes() << random) + (int) bits.next(random);
      out.putInt(at, HostCoupons.coupon(hash, bits.nextOnes() + 1));
    }
    behindStep += coupons;
  }

  private void begin() {
    if (behindStep >= HostCoupons.COUPONS_A_STEP) {
      place += steps[step++];
      behindStep = 0;
      isThere = false;
      leftOut.clear();
    }
  }

  private void pass(int coupons) {
    int random = HostCoupons.randomBits(coupons);
    for (int left = coupons; left > 0; left--) {
      bits.nextOnes();
      bits.next(random);
      bits.nextOnes();
    }
  }
}
