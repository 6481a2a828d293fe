package io.signalbox.directory;

/**
 * Writes labels of domain names in ASCII (RFC 3492). {@link java.net.IDN} cannot without mapping.
 */
final class Punycode {
  private static final int BASE = 36;
  private static final int LOWEST_THRESHOLD = 1;
  private static final int HIGHEST_THRESHOLD = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int FIRST_BIAS = 72;
  private static final int FIRST_CODE_POINT = 128;

  private Punycode() {}

  /** The label without {@code xn--}. It has at most 63 characters, so that no sum overflows. */
  static String encode(String label) {
    int[] codePoints = label.codePoints().toArray();
    StringBuilder encoded = new StringBuilder();
    label.codePoints().filter(one -> one < FIRST_CODE_POINT).forEach(encoded::appendCodePoint);
    int basic = encoded.length();
    if (basic > 0) {
      encoded.append('-');
    }
    int last = FIRST_CODE_POINT;
    int delta = 0;
    int bias = FIRST_BIAS;
    for (int handled = basic; handled < codePoints.length; last++) {
      int next = lowestFrom(last, codePoints);
      delta += (next - last) * (handled + 1);
      last = next;
      for (int codePoint : codePoints) {
        if (codePoint < last) {
          delta++;
        } else if (codePoint == last) {
          append(delta, bias, encoded);
          bias = adapt(delta, handled + 1, handled == basic);
          delta = 0;
          handled++;
        }
      }
      delta++;
    }
    return encoded.toString();
  }

  private static int lowestFrom(int least, int[] codePoints) {
    int lowest = Character.MAX_CODE_POINT;
    for (int codePoint : codePoints) {
      if (codePoint >= least) {
        lowest = Math.min(lowest, codePoint);
      }
    }
    return lowest;
  }

  private static void append(int delta, int bias, StringBuilder encoded) {
    int rest = delta;
    for (int k = BASE; ; k += BASE) {
      int threshold = Math.clamp(k - bias, LOWEST_THRESHOLD, HIGHEST_THRESHOLD);
      if (rest < threshold) {
        encoded.append(digit(rest));
        return;
      }
      encoded.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
      rest = (rest - threshold) / (BASE - threshold);
    }
  }

  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }

  private static int adapt(int delta, int points, boolean first) {
    int rest = first ? delta / DAMP : delta / 2;
    rest += rest / points;
    int k = 0;
    while (rest > (BASE - LOWEST_THRESHOLD) * HIGHEST_THRESHOLD / 2) {
      rest /= BASE - LOWEST_THRESHOLD;
      k += BASE;
    }
    return k + (BASE - LOWEST_THRESHOLD + 1) * rest / (rest + SKEW);
  }
}
