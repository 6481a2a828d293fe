package io.signalbox.console.screen;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A form as a browser sends it. Of a field that is there more than once the first value counts. */
public record FormData(Map<String, String> fields) {
  static final int FIELDS_LIMIT = 100;

  public FormData {
    fields = Map.copyOf(fields);
  }

  /**
   * Reads a body of either type that browsers send.
   *
   * @throws IllegalArgumentException if it is no form, or one of more than 100 fields
   */
  public static FormData read(byte[] body, String contentType) {
    return MultipartForm.isOne(contentType)
        ? MultipartForm.parse(body, contentType)
        : parse(new String(body, StandardCharsets.UTF_8));
  }

  /**
   * Reads {@code application/x-www-form-urlencoded}.
   *
   * @throws IllegalArgumentException if it is no form, or one of more than 100 fields
   */
  public static FormData parse(String body) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (!body.isEmpty()) {
      String[] pairs = body.split("&", FIELDS_LIMIT + 1);
      if (pairs.length > FIELDS_LIMIT) {
        throw new IllegalArgumentException("A form has at most " + FIELDS_LIMIT + " fields");
      }
      for (String pair : pairs) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        fields.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return new FormData(fields);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The value of a field; empty where there is none, or a blank one. */
  public Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  public String required(String name) {
    return field(name)
        .orElseThrow(() -> new IllegalArgumentException("The form has no field " + name));
  }

  /** Leaves out the values: one may be a token. */
  @Override
  public String toString() {
    return "FormData" + fields.keySet();
  }
}
