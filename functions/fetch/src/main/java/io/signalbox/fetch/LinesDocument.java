package io.signalbox.fetch;

import io.signalbox.http.exchange.Got;
import io.signalbox.settings.Fetch;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * A document with an event on each line, fetched whole whenever it has changed. Its cursor is the
 * validator of the version that was fetched (RFC 9110, section 8.8).
 */
final class LinesDocument implements FetchSource {
  @Override
  public URI uri(Fetch fetch, String cursor) {
    return fetch.uri();
  }

  @Override
  public Map<String, String> headers(String cursor) {
    Map<String, String> headers = new HashMap<>(Validators.headers(cursor));
    headers.put(
        "Accept", "application/x-ndjson, application/json;q=0.9, text/plain;q=0.8, */*;q=0.1");
    return headers;
  }

  @Override
  public SourceAnswer answer(String cursor, Got.Answered answer) {
    return switch (answer.status()) {
      case 200 -> new SourceAnswer.Page(answer, Validators.of(answer), false);
      case 204, 304 -> new SourceAnswer.Nothing(cursor);
      default -> Statuses.trouble(answer);
    };
  }
}
