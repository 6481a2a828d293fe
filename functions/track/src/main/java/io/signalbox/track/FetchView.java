package io.signalbox.track;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.delivery.fetch.FetchState;
import io.signalbox.delivery.fetch.FetchStates;
import io.signalbox.settings.Fetch;
import io.signalbox.settings.SettingsSource;
import io.signalbox.settings.people.Permission;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/fetches} and {@code GET /v1/fetches/NAME}. */
final class FetchView {
  private final Authenticator gate;
  private final SettingsSource settings;
  private final FetchStates states;

  FetchView(Authenticator gate, SettingsSource settings, FetchStates states) {
    this.gate = gate;
    this.settings = settings;
    this.states = states;
  }

  Response list(Request request) {
    gate.authenticate(request).require(Permission.SEE_STATES);
    Map<String, FetchState> known = states.all();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("fetches");
    settings
        .latest()
        .fetches()
        .forEach((name, fetch) -> list.add(json(fetch, known.getOrDefault(name, FetchState.NEW))));
    return Response.json(200, json);
  }

  Response get(Request request) {
    gate.authenticate(request).require(Permission.SEE_STATES);
    String name = request.pathParameter("name");
    Fetch fetch =
        Optional.ofNullable(settings.latest().fetches().get(name))
            .orElseThrow(
                () -> Problem.of(ProblemType.NOT_FOUND, "There is no such fetch.").exception());
    return Response.json(200, json(fetch, states.find(name).state()));
  }

  private static ObjectNode json(Fetch fetch, FetchState state) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("fetch", fetch.name());
    json.put("source", fetch.source().text());
    json.put("uri", fetch.uri().toString());
    json.put("status", status(fetch, state));
    put(json, "lastFetchedAt", state.lastAt());
    put(json, "nextAt", state.nextAt());
    if (state.failure() != null) {
      json.putObject("failing")
          .put("since", state.failure().since().toString())
          .put("attempts", state.failure().attempts())
          .put("lastAnswer", state.failure().answer());
    }
    if (state.gap() != null) {
      ObjectNode gap = json.putObject("missing");
      put(gap, "from", state.gap().from());
      put(gap, "until", state.gap().until());
      put(gap, "foundAt", state.gap().toldAt());
    }
    ObjectNode counts = json.putObject("counts");
    new TreeMap<>(state.counts()).forEach(counts::put);
    return json;
  }

  private static String status(Fetch fetch, FetchState state) {
    if (!fetch.enabled()) {
      return "disabled";
    }
    if (state.failure() != null) {
      return "failing";
    }
    return state.lastAt() == null ? "new" : "active";
  }

  private static void put(ObjectNode json, String name, @Nullable Instant time) {
    if (time != null) {
      json.put(name, time.toString());
    }
  }
}
