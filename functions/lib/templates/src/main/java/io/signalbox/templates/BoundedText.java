package io.signalbox.templates;

import java.io.Writer;
import java.time.Duration;
import java.util.function.LongSupplier;

/** What a template has written, up to a length and for as long as it may take. */
final class BoundedText extends Writer {
  private final StringBuilder text = new StringBuilder();
  private final int limitCharacters;
  private final LongSupplier nanoseconds;
  private final long start;
  private final Duration limit;

  /**
   * @param nanoseconds a time that only rises, such as {@link System#nanoTime}
   */
  BoundedText(int limitCharacters, Duration limit, LongSupplier nanoseconds) {
    this.limitCharacters = limitCharacters;
    this.limit = limit;
    this.nanoseconds = nanoseconds;
    this.start = nanoseconds.getAsLong();
  }

  /**
   * @throws TemplateException.TooSlow when the time is up
   */
  void requireTime() throws TemplateException.TooSlow {
    if (nanoseconds.getAsLong() - start > limit.toNanos()) {
      throw new TemplateException.TooSlow(limit);
    }
  }

  @Override
  public void write(char[] characters, int offset, int length) throws TemplateException.TooLong {
    if (length > limitCharacters - text.length()) {
      throw new TemplateException.TooLong(limitCharacters);
    }
    text.append(characters, offset, length);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  String text() {
    return text.toString();
  }
}
