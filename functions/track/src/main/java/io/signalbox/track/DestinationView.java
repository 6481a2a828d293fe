package io.signalbox.track;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.api.Parameters;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.delivery.destination.DestinationState;
import io.signalbox.delivery.destination.DestinationStates;
import io.signalbox.delivery.destination.FailureRates;
import io.signalbox.delivery.destination.FailureRates.Rate;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.operations.DestinationJson;
import io.signalbox.operations.Destinations;
import io.signalbox.settings.Destination;
import io.signalbox.settings.people.Permission;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code GET /v1/destinations} and {@code GET /v1/destinations/{name}}. */
final class DestinationView {
  private final Authenticator gate;
  private final Destinations destinations;
  private final DestinationStates states;
  private final BacklogReader backlogs;
  private final FailureRates rates;

  DestinationView(
      Authenticator gate,
      Destinations destinations,
      DestinationStates states,
      BacklogReader backlogs,
      FailureRates rates) {
    this.gate = gate;
    this.destinations = destinations;
    this.states = states;
    this.backlogs = backlogs;
    this.rates = rates;
  }

  /** All of them, without what waits: to look that up takes reads of each one's feeds. */
  Response list(Request request) {
    gate.authenticate(request).require(Permission.SEE_STATES);
    Map<String, DestinationState> known =
        states.all().stream()
            .collect(Collectors.toMap(DestinationState::name, Function.identity()));
    Map<String, Rate> unusual = rates.all();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("destinations");
    for (Destination destination : destinations.all()) {
      String name = destination.name();
      DestinationState state = known.getOrDefault(name, DestinationState.open(name));
      ObjectNode item = DestinationJson.of(destination, state);
      Optional.ofNullable(unusual.get(name)).ifPresent(rate -> put(item, rate));
      list.add(item);
    }
    return Response.json(200, json);
  }

  Response get(Request request) {
    gate.authenticate(request).require(Permission.SEE_STATES);
    Destination destination = destinations.get(request.pathParameter("name"));
    ObjectNode json = DestinationJson.of(destination, states.find(destination.name()));
    rates.find(destination.name()).ifPresent(rate -> put(json, rate));
    if (!destination.isPulled()) {
      Readers.Page readers = backlogs.readers(destination.name());
      if (new Parameters(request).flag("waiting").orElse(true)) {
        putWaiting(json, backlogs.waiting(readers));
      }
      SetAsideCount setAside = backlogs.setAside(readers);
      json.put("setAside", setAside.deliveries());
      setAside.oldest().ifPresent(oldest -> json.put("oldestSetAside", oldest.toString()));
    }
    return Response.json(200, json);
  }

  private static void put(ObjectNode json, Rate rate) {
    json.putObject("failureRate")
        .put("percent", rate.percent())
        .put("hour", rate.hour().toString());
  }

  private static void putWaiting(ObjectNode json, Backlog backlog) {
    ObjectNode waiting = json.putObject("waiting").put("events", backlog.events());
    backlog.oldest().ifPresent(oldest -> waiting.put("oldest", oldest.toString()));
    if (!backlog.isWhole()) {
      waiting.put("atLeast", true);
    }
  }
}
