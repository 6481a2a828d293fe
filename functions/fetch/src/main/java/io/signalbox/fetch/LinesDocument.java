package io.signalbox.fetch;

import io.signalbox.http.exchange.Got;
import io.signalbox.settings.Fetch;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A document with an event on each line, fetched whole whenever it has changed. Its cursor is the
 * validator of the version that was fetched (RFC 9110, section 8.8).
 */
final class LinesDocument implements FetchSource {
  private static final String TAG = "etag ";
  private static final String TIME = "time ";

  @Override
  public URI uri(Fetch fetch, String cursor) {
    return fetch.uri();
  }

  @Override
  public Map<String, String> headers(String cursor) {
    String accept = "application/x-ndjson, application/json;q=0.9, text/plain;q=0.8, */*;q=0.1";
    if (cursor.startsWith(TAG)) {
      return Map.of("Accept", accept, "If-None-Match", cursor.substring(TAG.length()));
    }
    return cursor.startsWith(TIME)
        ? Map.of("Accept", accept, "If-Modified-Since", cursor.substring(TIME.length()))
        : Map.of("Accept", accept);
  }

  @Override
  public SourceAnswer answer(String cursor, Got.Answered answer) {
    return switch (answer.status()) {
      case 200 -> new SourceAnswer.Page(answer, validator(answer), false);
      case 204, 304 -> new SourceAnswer.Nothing();
      default -> Statuses.trouble(answer);
    };
  }

  private static String validator(Got.Answered answer) {
    Optional<String> tag = answer.header("etag").map(value -> TAG + value);
    Optional<String> time = answer.header("last-modified").map(value -> TIME + value);
    return tag.or(() -> time).filter(Cursors::isFit).orElse("");
  }
}
