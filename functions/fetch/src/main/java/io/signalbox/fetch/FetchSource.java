package io.signalbox.fetch;

import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.ReadBatch;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.http.exchange.Got;
import io.signalbox.settings.Fetch;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

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
   * The events of a page.
   *
   * @throws UnreadableBody when they cannot be told apart
   */
  default ReadBatch read(EnvelopeReader reader, Got.Answered page) throws UnreadableBody {
    return reader.read(page.body(), "application/x-ndjson", page.header("content-encoding"));
  }

  /** The query parameter that carries a bearer token; empty where the header Authorization does. */
  default Optional<String> tokenParameter() {
    return Optional.empty();
  }

  /** What an answer says, of whatever status. */
  SourceAnswer answer(String cursor, Got.Answered answer);

  static FetchSource of(Fetch.Source source) {
    return switch (source) {
      case SIGNALBOX -> new HubFeed();
      case NDJSON -> new LinesDocument();
      case TAXII -> new TaxiiCollection();
      case WARDEN -> new WardenServer();
    };
  }
}
