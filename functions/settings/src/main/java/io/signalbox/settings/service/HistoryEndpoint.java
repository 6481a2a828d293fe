package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.Parameters;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.settings.SettingsChange;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code GET /v1/settings/history}: each change of the settings, the newest first: by whom, when,
 * and at each place the value before and after it. Credentials stand there as their references, and
 * tokens are masked.
 */
final class HistoryEndpoint {
  static final String REVERT = "/v1/settings/history/{revision}/revert";
  static final Set<String> PARAMETERS = Set.of("from", "limit");

  private static final int DEFAULT_LIMIT = 20;
  private static final int LARGEST_LIMIT = 100;

  /** Leaves room for the last change, and for what JSON adds. */
  private static final int TEXT_LIMIT_CHARACTERS = 1_000_000;

  private final SettingsService service;

  HistoryEndpoint(SettingsService service) {
    this.service = service;
  }

  Response list(Request request) {
    Parameters parameters = new Parameters(request);
    int limit = parameters.number("limit", 1, LARGEST_LIMIT, DEFAULT_LIMIT);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode list = answer.putArray("changes");
    AtomicInteger room = new AtomicInteger(TEXT_LIMIT_CHARACTERS);
    service.changes(
        parameters.text("from"),
        change -> {
          if (list.size() == limit || room.get() <= 0) {
            answer.put("next", change.revision());
            return false;
          }
          ObjectNode json = json(change);
          room.addAndGet(-json.toString().length());
          list.add(json);
          return true;
        });
    return Response.json(200, answer);
  }

  private static ObjectNode json(SettingsChange change) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("revision", change.revision());
    json.put("at", change.what().author().at().toString());
    json.put("by", change.what().author().by());
    json.put("request", change.what().author().request());
    if (!change.what().author().approvedBy().isEmpty()) {
      change.what().author().approvedBy().forEach(json.putArray("approvedBy")::add);
    }
    ChangedPlaces.add(
        json,
        ChangedPlaces.masked(change.what().before()),
        ChangedPlaces.masked(change.what().after()));
    return json;
  }
}
