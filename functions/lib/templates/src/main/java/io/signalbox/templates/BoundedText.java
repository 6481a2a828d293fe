package io.signalbox.templates;

import java.io.Writer;

/** What a template has written, up to a length. */
final class BoundedText extends Writer {
  private final StringBuilder text = new StringBuilder();
  private final int limitCharacters;

  BoundedText(int limitCharacters) {
    this.limitCharacters = limitCharacters;
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
