package io.signalbox.statistics;

/**
 * The filters that earlier versions wrote: the keys in their order, each as its distance from the
 * one before, seven bits a byte.
 */
final class OldKeyFilter {
  private OldKeyFilter() {}

  static boolean has(byte[] numbers, int wantedKey) {
    long wanted = Integer.toUnsignedLong(wantedKey);
    long key = -1;
    int at = 0;
    while (at < numbers.length && key < wanted) {
      long number = 0;
      int shift = 0;
      while (numbers[at] < 0) {
        number |= (numbers[at++] & 0x7fL) << shift;
        shift += 7;
      }
      key = Math.max(0, key) + (number | ((long) numbers[at++] << shift));
    }
    return key == wanted;
  }
}
