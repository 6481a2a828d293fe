package io.signalbox.statistics;

/** Gives coupons as {@link HostCoupons} writes them; what is left out costs next to nothing. */
final class PackedCoupons implements CouponReader {
  private final byte[] bytes;
  private final int from;
  private final long[] steps;

  /** Before the next step there is room for no more. */
  private final int[] leftOut = new int[HostCoupons.COUPONS_A_STEP];

  private int leftOutCount;
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
      leftOut[leftOutCount++] = coupons;
    }
    behindStep += coupons;
  }

  @Override
  public int[] next(int coupons) {
    begin();
    if (!isThere) {
      bits = new PackedBits.Reader(bytes, from + Math.toIntExact(place / Byte.SIZE));
      bits.next((int) (place % Byte.SIZE));
      isThere = true;
    }
    for (int i = 0; i < leftOutCount; i++) {
      pass(leftOut[i]);
    }
    leftOutCount = 0;
    int random = HostCoupons.randomBits(coupons);
    int[] next = new int[coupons];
    int hash = 0;
    for (int i = 0; i < coupons; i++) {
      hash += (bits.nextOnes() << random) + (int) bits.next(random);
      next[i] = HostCoupons.coupon(hash, bits.nextOnes() + 1);
    }
    behindStep += coupons;
    return next;
  }

  private void begin() {
    if (behindStep >= HostCoupons.COUPONS_A_STEP) {
      place += steps[step++];
      behindStep = 0;
      isThere = false;
      leftOutCount = 0;
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
