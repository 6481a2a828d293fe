package io.signalbox.fetch;

import io.signalbox.http.exchange.Got;
import io.signalbox.settings.Fetch;
import java.net.URI;
import java.util.Map;

/** How the hub speaks with one kind of source. For many threads at once. */
interface FetchSource {

  /**
   * What is asked for.
   *
   * @param cursor as the source's last answer named it; empty for the first request
   */
  URI uri(Fetch fetch, String cursor);

  /** The headers of the request, beside the settings' own. */
  Map<String, String> headers(String cursor);

  /**
   * What a successful or otherwise telling answer says; empty for a status that it does not know.
   */
  SourceAnswer answer(String cursor, Got.Answered answer);

  static FetchSource of(Fetch.Source source) {
    return switch (source) {
      case SIGNALBOX -> new HubFeed();
      case NDJSON -> new LinesDocument();
    };
  }
}
