package io.signalbox.envelope;

import java.util.Locale;
import java.util.Set;

/** What a Content-Type header (RFC 9110, section 8.3) says of a body of envelopes. */
enum MediaType {
  JSON,
  LINES,
  GZIP,
  FORM;

  private static final Set<String> LINES_NAMES =
      Set.of(
          "application/x-ndjson",
          "application/ndjson",
          "application/jsonl",
          "application/x-jsonlines",
          "application/jsonlines");
  private static final Set<String> GZIP_NAMES = Set.of("application/gzip", "application/x-gzip");
  private static final Set<String> CHARSETS = Set.of("utf-8", "utf8", "us-ascii", "ascii");

  /** A missing type is taken for JSON. */
  static MediaType parse(String header) throws UnreadableBody {
    String[] parts = header.toLowerCase(Locale.ROOT).split(";", -1);
    String name = parts[0].strip();
    for (int i = 1; i < parts.length; i++) {
      requireCharset(parts[i].strip());
    }
    if (name.isEmpty() || name.equals("application/json") || name.endsWith("+json")) {
      return JSON;
    }
    if (LINES_NAMES.contains(name)) {
      return LINES;
    }
    if (GZIP_NAMES.contains(name)) {
      return GZIP;
    }
    if (name.equals("application/x-www-form-urlencoded")) {
      return FORM;
    }
    throw new UnreadableBody.UnsupportedType(
        "application/json, application/x-ndjson or application/gzip is expected");
  }

  private static void requireCharset(String parameter) throws UnreadableBody {
    if (parameter.startsWith("charset=")
        && !CHARSETS.contains(parameter.substring("charset=".length()).replace("\"", ""))) {
      throw new UnreadableBody.UnsupportedType("JSON is in UTF-8 (RFC 8259, section 8.1)");
    }
  }
}
