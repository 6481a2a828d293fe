package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.access.Grant;
import io.signalbox.api.Endpoint;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.delivery.destination.DestinationState;
import io.signalbox.delivery.destination.DestinationState.Failure;
import io.signalbox.delivery.destination.DestinationState.Pause;
import io.signalbox.delivery.destination.DestinationStates;
import io.signalbox.envelopes.PostingActivities;
import io.signalbox.settings.Destination;
import io.signalbox.settings.HttpOptions;
import io.signalbox.settings.Instance;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsSource;
import io.signalbox.settings.people.Permission;
import io.signalbox.settings.service.peer.OtherHub;
import io.signalbox.settings.service.peer.OtherHub.Said;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The hubs that are peers, and how it stands between them and this one. A peer sees what this hub
 * says of it; an administrator sees that of all, and what each says of this hub.
 */
final class PeersEndpoint {
  private static final String ENVELOPES = "/v1/envelopes";

  private final Authenticator gate;
  private final SettingsSource settings;
  private final DestinationStates destinations;
  private final PostingActivities activities;
  private final OtherHub other;
  private final String hubName;

  PeersEndpoint(
      Authenticator gate,
      SettingsSource settings,
      DestinationStates destinations,
      PostingActivities activities,
      OtherHub other,
      String hubName) {
    this.gate = gate;
    this.settings = settings;
    this.destinations = destinations;
    this.activities = activities;
    this.other = other;
    this.hubName = hubName;
  }

  List<Endpoint> all() {
    return List.of(
        Endpoint.get("/v1/peers", this::list), Endpoint.get("/v1/peers/{name}", this::get));
  }

  private Response list(Request request) {
    gate.authenticate(request).require(Permission.SEE_STATES);
    SettingsDocument document = settings.latest();
    Set<String> names = new TreeSet<>();
    document.instances().values().forEach(one -> one.hub().ifPresent(names::add));
    document.destinations().values().forEach(one -> hub(one).ifPresent(names::add));
    ObjectNode json = object();
    ArrayNode peers = json.putArray("peers");
    names.forEach(name -> peers.add(here(document, name)));
    return Response.json(200, json);
  }

  private Response get(Request request) {
    Caller caller = gate.authenticate(request);
    String name = request.pathParameter("name");
    boolean isPeer = caller.instance().hub().filter(name::equals).isPresent();
    if (!isPeer) {
      caller.require(Permission.SEE_STATES);
    }
    SettingsDocument document = settings.latest();
    ObjectNode json = here(document, name);
    if (json.size() == 1) {
      throw Problem.of(ProblemType.NOT_FOUND, "There is no such peer.").exception();
    }
    if (caller.has(Grant.administer())) {
      destination(document, name).ifPresent(one -> json.set("there", there(one)));
    }
    return Response.json(200, json);
  }

  private ObjectNode here(SettingsDocument document, String name) {
    ObjectNode json = object().put("peer", name);
    destination(document, name).ifPresent(one -> json.set("sends", sends(one)));
    instance(document, name).ifPresent(one -> json.set("receives", receives(one)));
    return json;
  }

  private ObjectNode sends(Destination destination) {
    DestinationState state = destinations.find(destination.name());
    ObjectNode json = object().put("destination", destination.name());
    Pause pause = state.pause();
    Failure failure = state.failure();
    String working = failure == null ? "active" : "failing";
    json.put("status", pause == null ? working : "paused");
    if (pause != null) {
      json.put("pausedSince", pause.since().toString());
    }
    if (failure != null) {
      json.put("failingSince", failure.since().toString());
      json.put("lastAnswer", failure.answer());
    }
    return json;
  }

  private ObjectNode receives(Instance instance) {
    ObjectNode json = object().put("instance", instance.name());
    activities
        .find(instance.name())
        .ifPresent(activity -> json.put("lastPostAt", activity.lastPostAt().toString()));
    return json;
  }

  /** What the other hub says of this one; no member of its answer but those that are known. */
  private ObjectNode there(Destination destination) {
    URI envelopes = destination.uri().orElseThrow();
    if (!(destination.options() instanceof HttpOptions options)
        || !envelopes.toString().endsWith(ENVELOPES)) {
      return object().put("unknown", "the destination's URI does not end in " + ENVELOPES);
    }
    String text = envelopes.toString();
    URI hub = URI.create(text.substring(0, text.length() - ENVELOPES.length()));
    return switch (other.state(hub, hubName, options)) {
      case Said.Yes(var json) -> {
        ObjectNode known = object();
        for (String member : List.of("sends", "receives")) {
          if (json.path(member) instanceof ObjectNode part) {
            known.set(member, part);
          }
        }
        yield known;
      }
      case Said.No(String reason) -> object().put("unknown", reason);
      case Said.Unknown(String reason) -> object().put("unknown", reason);
    };
  }

  private static Optional<Destination> destination(SettingsDocument document, String peer) {
    return document.destinations().values().stream()
        .filter(one -> hub(one).filter(peer::equals).isPresent())
        .findFirst();
  }

  private static Optional<Instance> instance(SettingsDocument document, String peer) {
    return document.instances().values().stream()
        .filter(one -> one.hub().filter(peer::equals).isPresent())
        .findFirst();
  }

  private static Optional<String> hub(Destination destination) {
    return destination.options() instanceof HttpOptions options ? options.hub() : Optional.empty();
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
