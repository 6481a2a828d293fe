package io.signalbox.feeds;

/** Numbers as texts that are in the order of the numbers. */
final class Digits {
  private static final String ZEROS = "0".repeat(Long.toString(Long.MAX_VALUE).length());

  private Digits() {}

  /** A number that is not negative, with zeros before it up to so many digits, 19 at the most. */
  static String of(long number, int count) {
    String digits = Long.toString(number);
    return digits.length() < count ? ZEROS.substring(0, count - digits.length()) + digits : digits;
  }
}
