package io.signalbox.templates;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Bounds the texts that an expression builds, which the limit of the output does not count. */
final class BuiltText {
  /** More than any value, and than what a mail shows of one event. */
  static final int LIMIT_CHARACTERS = 1_000_000;

  private BuiltText() {}

  /** A text would be longer. */
  static final class TooLong extends RuntimeException {
    TooLong() {
      super(null, null, false, false);
    }
  }

  /**
   * The values' text, one after the other.
   *
   * @throws TooLong before more is built than may be
   */
  static String of(Collection<?> values, String separator) {
    StringBuilder text = new StringBuilder();
    for (Object value : values) {
      append(text, text.isEmpty() ? "" : separator);
      append(text, value);
    }
    Steps.takeFor(text);
    return text.toString();
  }

  private static void append(StringBuilder text, @Nullable Object value) {
    String next = value == null ? "" : value.toString();
    if (next.length() > LIMIT_CHARACTERS - text.length()) {
      throw new TooLong();
    }
    text.append(next);
  }
}
