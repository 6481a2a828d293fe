package io.signalbox.envelope;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The text of a double in canonical JSON (RFC 8785, section 3.2.2.3; ECMAScript's
 * Number::toString): the fewest digits from which it is read again. Java finds them, but for the
 * smallest of all doubles, of which it always tells two.
 */
final class CanonicalNumber {
  /** From here on, two digits are never more than are needed. */
  private static final double ONE_DIGIT_MAY_DO = 1e-321;

  private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.HALF_UP);

  /** Where ECMAScript begins to write an exponent: at 10^21, and below 10^-6. */
  private static final int MOST_BEFORE_POINT = 21;

  private static final int MOST_ZEROS_BEHIND_POINT = 6;

  private CanonicalNumber() {}

  /**
   * The text of a number.
   *
   * @throws IllegalArgumentException if it is not finite: JSON has no such number
   */
  static String text(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("JSON has no " + number);
    }
    if (number == 0) {
      return "0";
    }
    String text = text(shortest(Math.abs(number)));
    return number < 0 ? '-' + text : text;
  }

  private static BigDecimal shortest(double number) {
    BigDecimal shortest = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    if (number < ONE_DIGIT_MAY_DO) {
      BigDecimal shorter = shortest.round(ONE_DIGIT).stripTrailingZeros();
      return shorter.doubleValue() == number ? shorter : shortest;
    }
    return shortest;
  }

  private static String text(BigDecimal positive) {
    String digits = positive.unscaledValue().toString();
    int beforePoint = digits.length() - positive.scale();
    if (beforePoint > MOST_BEFORE_POINT || beforePoint <= -MOST_ZEROS_BEHIND_POINT) {
      String fraction = digits.length() == 1 ? "" : '.' + digits.substring(1);
      int exponent = beforePoint - 1;
      return digits.charAt(0) + fraction + 'e' + (exponent < 0 ? "" : "+") + exponent;
    }
    return positive.toPlainString();
  }
}
