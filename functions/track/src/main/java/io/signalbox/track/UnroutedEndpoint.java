package io.signalbox.track;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.api.Parameters;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.settings.people.Permission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * {@code GET /v1/unrouted}: the envelopes that matched no route when they came, counted by sender
 * and type, the most frequent first.
 */
final class UnroutedEndpoint {
  private static final Duration DEFAULT_SINCE = Duration.ofDays(1);

  private static final int DEFAULT_LIMIT = 100;
  private static final int LARGEST_LIMIT = 1_000;

  private final Authenticator gate;
  private final UnroutedReader reader;
  private final Clock clock;

  UnroutedEndpoint(Authenticator gate, UnroutedReader reader, Clock clock) {
    this.gate = gate;
    this.reader = reader;
    this.clock = clock;
  }

  Response list(Request request) {
    gate.authenticate(request).require(Permission.SEE_EVENTS);
    Instant now = clock.instant();
    Parameters parameters = new Parameters(request);
    Instant since = parameters.time("since").orElseGet(() -> now.minus(DEFAULT_SINCE));
    int limit = parameters.number("limit", 1, LARGEST_LIMIT, DEFAULT_LIMIT);
    UnroutedReader.Counted counted = reader.since(since, limit);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("since", counted.since().toString());
    json.put("until", now.toString());
    if (counted.isCut()) {
      json.put("atLeast", true);
    }
    ArrayNode list = json.putArray("unrouted");
    for (UnroutedReader.Row row : counted.rows()) {
      ObjectNode one = list.addObject();
      one.put("sender", row.sender());
      row.type().ifPresent(type -> one.put("type", type));
      one.put("envelopes", row.envelopes());
      one.putObject("latest").put("id", row.latestId()).put("at", row.latestAt().toString());
    }
    return Response.json(200, json);
  }
}
