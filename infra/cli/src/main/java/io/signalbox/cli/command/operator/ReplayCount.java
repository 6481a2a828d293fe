package io.signalbox.cli.command.operator;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.hub.Hub;
import io.signalbox.cli.hub.HubRequest;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** How much a destination got within a time, by the log of deliveries. */
final class ReplayCount {
  private static final int MOST_PAGES = 20;
  private static final Set<String> SENT = Set.of("delivered", "returned");

  private final Hub hub;
  private final String destination;
  private final Instant from;
  private final Instant to;
  private final Set<String> deliveries = new HashSet<>();
  private long events;
  private boolean more;

  ReplayCount(Hub hub, String destination, Instant from, Instant to) {
    this.hub = hub;
    this.destination = destination;
    this.from = from;
    this.to = to;
  }

  /** The count in words; "at least" where the log has more than is looked through. */
  String sentence() throws CommandFailure, InterruptedException {
    String next = "";
    for (int page = 0; page < MOST_PAGES && (page == 0 || !next.isEmpty()); page++) {
      HubRequest request =
          HubRequest.get("/v1/deliveries").with("destination", destination).with("limit", 1000);
      JsonNode answer = hub.ask(next.isEmpty() ? request : request.with("after", next)).json();
      answer.path("deliveries").forEach(this::add);
      next = answer.path("next").asText();
    }
    more = !next.isEmpty();
    return "%s got %s%,d events in %,d deliveries since %s%s."
        .formatted(
            destination,
            more ? "at least " : "",
            events,
            deliveries.size(),
            from,
            to.equals(Instant.MAX) ? "" : " and until " + to);
  }

  private void add(JsonNode attempt) {
    Instant at = Instant.parse(attempt.path("at").asText());
    boolean within = !at.isBefore(from) && at.isBefore(to);
    if (within
        && SENT.contains(attempt.path("result").asText())
        && deliveries.add(attempt.path("delivery").asText())) {
      events += attempt.path("envelopes").asLong();
    }
  }
}
