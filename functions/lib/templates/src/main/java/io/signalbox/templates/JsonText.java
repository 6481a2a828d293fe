package io.signalbox.templates;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the values of templates as JSON: maps, collections, texts, numbers, truth values. */
final class JsonText {
  private final StringBuilder text = new StringBuilder();

  private JsonText() {}

  /** A value as JSON; {@code null} for one that there is not. */
  static String of(@Nullable Object value) {
    JsonText json = new JsonText();
    json.write(value);
    Steps.takeFor(json.text);
    return json.text.toString();
  }

  /** A text as it stands between quotes. */
  static String escaped(String plain) {
    JsonText json = new JsonText();
    json.escape(plain);
    return json.text.toString();
  }

  private void write(@Nullable Object value) {
    switch (value) {
      case null -> text.append("null");
      case Number number -> text.append(number);
      case Boolean truth -> text.append(truth);
      case Map<?, ?> map -> {
        String before = "{";
        for (Map.Entry<?, ?> member : map.entrySet()) {
          text.append(before);
          quote(String.valueOf(member.getKey()));
          text.append(':');
          write(member.getValue());
          before = ",";
        }
        text.append(before.equals("{") ? "{}" : "}");
      }
      case Collection<?> items -> {
        String before = "[";
        for (Object item : items) {
          text.append(before);
          write(item);
          before = ",";
        }
        text.append(before.equals("[") ? "[]" : "]");
      }
      default -> quote(value.toString());
    }
    if (text.length() > BuiltText.LIMIT_CHARACTERS) {
      throw new BuiltText.TooLong();
    }
  }

  private void quote(String plain) {
    text.append('"');
    escape(plain);
    text.append('"');
  }

  private void escape(String plain) {
    for (int i = 0; i < plain.length(); i++) {
      char next = plain.charAt(i);
      switch (next) {
        case '"', '\\' -> text.append('\\').append(next);
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          // Line separators end a line in JavaScript; half a pair of surrogates is no text.
          if (next < ' ' || next == '\u2028' || next == '\u2029' || isAlone(plain, i)) {
            text.append("\\u%04x".formatted((int) next));
          } else {
            text.append(next);
          }
        }
      }
    }
  }

  private static boolean isAlone(String plain, int i) {
    char next = plain.charAt(i);
    boolean isBegin =
        Character.isHighSurrogate(next)
            && i + 1 < plain.length()
            && Character.isLowSurrogate(plain.charAt(i + 1));
    boolean isEnd =
        Character.isLowSurrogate(next) && i > 0 && Character.isHighSurrogate(plain.charAt(i - 1));
    return Character.isSurrogate(next) && !isBegin && !isEnd;
  }
}
