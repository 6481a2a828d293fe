package io.signalbox.delivery;

import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.ReaderKind;
import io.signalbox.feeds.FeedId;

/**
 * Says that a feed has grown, or that one of its readers is due, or that a job is to go on. To lose
 * or repeat one loses or repeats nothing.
 *
 * <p>As a message it is {@code feed#reader}, such as {@code soc-mail/9f86d081…#main}.
 */
public record Hint(ReaderId reader) {

  public String text() {
    return reader.feed().text() + "#" + reader.name();
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException where it is something else
   */
  public static Hint parse(String text) {
    int hash = text.indexOf('#');
    if (hash < 1 || hash == text.length() - 1) {
      throw new IllegalArgumentException("A hint is feed#reader");
    }
    return new Hint(
        new ReaderId(
            FeedId.parse(text.substring(0, hash)), ReaderKind.parse(text.substring(hash + 1))));
  }
}
