package io.signalbox.fetch;

import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.IdeaIds;
import io.signalbox.envelope.ReadBatch;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.http.exchange.Got;
import io.signalbox.settings.Fetch;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Warden 3 server, asked by {@code getEvents} with the id of the last event that is stored here:
 * the server's own memory of its clients, which loses what an answer loses, is not used.
 */
final class WardenServer implements FetchSource {
  private static final String EVENTS_A_PAGE = "200";

  /** A first request gets so many of the latest events. */
  private static final String LATEST = "-200";

  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

  @Override
  public URI uri(Fetch fetch, String cursor) {
    URI events = Uris.below(fetch.uri(), "getEvents");
    return Uris.with(
        Uris.with(events, "id", cursor.isEmpty() ? LATEST : cursor), "count", EVENTS_A_PAGE);
  }

  @Override
  public Map<String, String> headers(String cursor) {
    return Map.of("Accept", "application/json");
  }

  @Override
  public Optional<String> tokenParameter() {
    return Optional.of("secret");
  }

  @Override
  public SourceAnswer answer(String cursor, Got.Answered answer) {
    if (answer.status() != 200) {
      return Statuses.trouble(answer);
    }
    try {
      JsonPage page = JsonPage.read(answer.body(), "events");
      Optional<String> last = page.value("lastid").filter(id -> ID.matcher(id).matches());
      if (last.isEmpty()) {
        return Statuses.trouble("this is no Warden: the answer has no lastid");
      }
      boolean isMore = !page.isEmpty() && !last.get().equals(cursor);
      return new SourceAnswer.Page(answer, last.get(), isMore);
    } catch (UnreadableBody.Malformed garbage) {
      return Statuses.trouble("this is no Warden: " + garbage.getMessage());
    }
  }

  @Override
  public ReadBatch read(EnvelopeReader reader, Got.Answered page) throws UnreadableBody {
    JsonPage events = JsonPage.read(page.body(), "events");
    return events.isEmpty()
        ? Batches.NOTHING
        : reader.readPayloads(events.array(), Optional.empty(), "idea", IdeaIds::of);
  }
}
