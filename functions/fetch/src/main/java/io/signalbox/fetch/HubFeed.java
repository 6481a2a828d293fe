package io.signalbox.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.http.exchange.Got;
import io.signalbox.settings.Fetch;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A feed of another hub, read by the cursor that the hub's answers name. */
final class HubFeed implements FetchSource {
  private static final int EVENTS_A_PAGE = 1_000;
  private static final String CURSOR = "signalbox-cursor";
  private static final String MORE = "signalbox-more";
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public URI uri(Fetch fetch, String cursor) {
    URI from =
        cursor.isEmpty()
            ? Uris.with(fetch.uri(), "since", fetch.startAt().orElse(Instant.EPOCH).toString())
            : Uris.with(fetch.uri(), "after", cursor);
    return Uris.with(Uris.with(from, "limit", Integer.toString(EVENTS_A_PAGE)), "form", "decided");
  }

  @Override
  public Map<String, String> headers(String cursor) {
    return Map.of("Accept", "application/x-ndjson");
  }

  @Override
  public SourceAnswer answer(String cursor, Got.Answered answer) {
    return switch (answer.status()) {
      case 200 -> page(cursor, answer);
      case 410 -> expired(cursor, answer);
      default -> Statuses.trouble(answer);
    };
  }

  private static SourceAnswer page(String cursor, Got.Answered answer) {
    Optional<String> next = answer.header(CURSOR).filter(Cursors::isFit);
    if (next.isEmpty()) {
      return Statuses.trouble("this is no feed of a hub: the answer names no cursor");
    }
    boolean isMore = answer.header(MORE).filter("true"::equals).isPresent();
    return new SourceAnswer.Page(answer, next.get(), isMore && !next.get().equals(cursor));
  }

  private static SourceAnswer expired(String cursor, Got.Answered answer) {
    try {
      JsonNode problem = JSON.readTree(answer.body());
      String oldest = problem.path("oldest").asText();
      Instant oldestAt = Instant.parse(problem.path("oldestAt").asText());
      return Cursors.isFit(oldest) && !oldest.equals(cursor)
          ? new SourceAnswer.Expired(oldest, oldestAt)
          : Statuses.trouble("410 without a cursor to go on with");
    } catch (IOException | DateTimeException garbage) {
      return Statuses.trouble("410 without a cursor to go on with");
    }
  }
}
