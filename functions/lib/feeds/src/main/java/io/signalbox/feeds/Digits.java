package io.signalbox.feeds;

/** Numbers as texts that are in the order of the numbers. */
final class Digits {
  private Digits() {}

  /** A number that is not negative, with zeros before it up to so many digits. */
  static String of(long number, int count) {
    String digits = Long.toString(number);
    return "0".repeat(Math.max(0, count - digits.length())) + digits;
  }
}
