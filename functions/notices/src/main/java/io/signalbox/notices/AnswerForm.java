package io.signalbox.notices;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was filled in.
 *
 * @param detail what else the recipient says, or who is responsible; empty for nothing
 */
record AnswerForm(AnswerKind kind, String detail) {
  /** A browser writes a character as up to nine bytes, and the end of a line as six. */
  static final int BODY_LIMIT_BYTES = 8_192;

  static final int DETAIL_LIMIT_CHARACTERS = 500;

  /** Reads a form (application/x-www-form-urlencoded); empty for what is no answer. */
  static Optional<AnswerForm> parse(byte[] body) {
    if (body.length > BODY_LIMIT_BYTES) {
      return Optional.empty();
    }
    Map<String, String> fields = new HashMap<>();
    try {
      for (String field : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
        int equals = field.indexOf('=');
        if (equals > 0) {
          fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
        }
      }
    } catch (IllegalArgumentException brokenEscape) {
      return Optional.empty();
    }
    // A browser counts the end of a line as one character, and sends two.
    String detail = printable(fields.getOrDefault("detail", "").strip());
    return detail.length() > DETAIL_LIMIT_CHARACTERS
        ? Optional.empty()
        : AnswerKind.of(fields.getOrDefault("answer", ""))
            .map(kind -> new AnswerForm(kind, detail));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Lines stay; other characters that control something become spaces. */
  private static String printable(String text) {
    return text.replaceAll("\\r\\n?", "\n").replaceAll("[\\p{C}&&[^\n]]", " ");
  }
}
