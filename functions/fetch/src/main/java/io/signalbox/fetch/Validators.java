package io.signalbox.fetch;

import io.signalbox.http.exchange.Got;
import java.util.Map;
import java.util.Optional;

/** Cursors that are the validator of the version of a document (RFC 9110, section 8.8). */
final class Validators {
  private static final String TAG = "etag ";
  private static final String TIME = "time ";

  private Validators() {}

  /** The cursor behind a document; empty where the answer has no validator. */
  static String of(Got.Answered answer) {
    Optional<String> tag = answer.header("etag").map(value -> TAG + value);
    Optional<String> time = answer.header("last-modified").map(value -> TIME + value);
    return tag.or(() -> time).filter(Cursors::isFit).orElse("");
  }

  /** The headers that ask for another version only. */
  static Map<String, String> headers(String cursor) {
    if (cursor.startsWith(TAG)) {
      return Map.of("If-None-Match", cursor.substring(TAG.length()));
    }
    return cursor.startsWith(TIME)
        ? Map.of("If-Modified-Since", cursor.substring(TIME.length()))
        : Map.of();
  }
}
