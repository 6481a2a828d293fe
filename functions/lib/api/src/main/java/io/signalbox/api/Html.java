package io.signalbox.api;

import java.util.Collection;
import java.util.Locale;

/** A piece of HTML. Whatever is put into one is escaped, unless it is such a piece itself. */
public record Html(String markup) {

  /**
   * Fills the places {@code {}} of a template, in order.
   *
   * @param values pieces of HTML, collections of them, or anything else, which is escaped
   */
  public static Html of(String template, Object... values) {
    StringBuilder result = new StringBuilder();
    int from = 0;
    for (Object value : values) {
      int place = template.indexOf("{}", from);
      if (place < 0) {
        throw new IllegalArgumentException("More values than places: " + template);
      }
      result.append(template, from, place).append(markup(value));
      from = place + 2;
    }
    return new Html(result.append(template, from, template.length()).toString());
  }

  private static String markup(Object value) {
    return switch (value) {
      case Html html -> html.markup();
      case Collection<?> pieces -> String.join("\n", pieces.stream().map(Html::markup).toList());
      default -> escaped(String.valueOf(value));
    };
  }

  private static String escaped(String text) {
    StringBuilder result = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      switch (character) {
        case '&' -> result.append("&amp;");
        case '<' -> result.append("&lt;");
        case '>' -> result.append("&gt;");
        case '"' -> result.append("&quot;");
        case '\'' -> result.append("&#39;");
        default -> result.append(character);
      }
    }
    return result.toString();
  }

  /** A size for people. */
  public static String size(long bytes) {
    return bytes < 1000 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f kB", bytes / 1000.0);
  }
}
