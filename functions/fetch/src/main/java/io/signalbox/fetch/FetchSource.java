package io.signalbox.fetch;

import io.signalbox.delivery.fetch.FetchedEvents;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.ReadBatch;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.http.exchange.Got;
import io.signalbox.settings.Fetch;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** How the hub speaks with one source while it fetches from it. For one thread. */
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

  /** What an exchange means that brought no answer, or not all of it. */
  default SourceAnswer failed(String cursor, Got.Failed failed) {
    return Statuses.trouble(failed.reason());
  }

  /** Whether a page holds something else than events, such as a form to log in. */
  default boolean isOfAnotherService(ReadBatch batch) {
    return !batch.items().isEmpty() && batch.envelopes().isEmpty();
  }

  /** The page of the last answer is stored. */
  default void stored() {}

  /**
   * The source of a fetch.
   *
   * @param fetched what is stored of it, for sources that list all that they have
   */
  static FetchSource of(Fetch fetch, Supplier<FetchedEvents> fetched, RandomGenerator random) {
    return switch (fetch.source()) {
      case SIGNALBOX -> new HubFeed();
      case NDJSON -> new LinesDocument();
      case TAXII -> new TaxiiCollection();
      case WARDEN -> new WardenServer();
      case MISP -> new MispFeed(fetched.get(), random);
    };
  }
}
