package io.signalbox.statistics;

/** How sorted random numbers are written: by the distance of each to the one before it. */
final class RandomSpacing {
  private RandomSpacing() {}

  /**
   * How many of a distance's bits are random, where so many numbers are spread evenly. What is
   * above them mostly is 0 or 1.
   *
   * @param range of how many bits the numbers are
   */
  static int bits(int range, int numbers) {
    return range - (Integer.SIZE - Integer.numberOfLeadingZeros(numbers)) + 1;
  }
}
