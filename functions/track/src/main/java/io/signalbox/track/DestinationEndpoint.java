package io.signalbox.track;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.access.Grant;
import io.signalbox.api.Parameters;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.delivery.DestinationControl;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.Readers;
import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.Destination;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code POST /v1/destinations/{name}/pause}, {@code …/resume} and {@code …/replay}. */
final class DestinationEndpoint {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REPLAY_BODIES =
      "A replay takes {\"envelope\": id}, {\"since\": time, \"until\": time} or {\"setAside\":"
          + " true}.";

  private final Authenticator gate;
  private final Destinations destinations;
  private final DestinationControl control;
  private final EnvelopeStore archive;
  private final DeliveryTraces trails;
  private final Readers readers;
  private final Clock clock;

  DestinationEndpoint(
      Authenticator gate,
      Destinations destinations,
      DestinationControl control,
      EnvelopeStore archive,
      DeliveryTraces trails,
      Readers readers,
      Clock clock) {
    this.gate = gate;
    this.destinations = destinations;
    this.control = control;
    this.archive = archive;
    this.trails = trails;
    this.readers = readers;
    this.clock = clock;
  }

  Response pause(Request request) {
    Caller caller = administrator(request);
    Destination destination = sent(request);
    ObjectNode body = body(request, Set.of("reason"));
    String reason = text(body, "reason").orElse("Paused by " + caller.name());
    control.pause(destination, reason);
    return Response.json(
        200,
        JsonNodeFactory.instance
            .objectNode()
            .put("destination", destination.name())
            .put("paused", reason));
  }

  Response resume(Request request) {
    administrator(request);
    Destination destination = sent(request);
    body(request, Set.of());
    return count(destination, "resumed", control.resume(destination));
  }

  Response replay(Request request) {
    administrator(request);
    Destination destination = sent(request);
    ObjectNode body = body(request, Set.of("envelope", "since", "until", "setAside"));
    Optional<String> envelope = text(body, "envelope");
    Optional<Instant> since = time(body, "since");
    Optional<Instant> until = time(body, "until");
    boolean setAside = body.path("setAside").asBoolean(false);
    int kinds = (envelope.isPresent() ? 1 : 0) + (since.isPresent() ? 1 : 0) + (setAside ? 1 : 0);
    if (kinds != 1 || (until.isPresent() && since.isEmpty())) {
      throw Problem.of(ProblemType.INVALID_CONTENT, REPLAY_BODIES).exception();
    }
    int replays;
    if (setAside) {
      replays = control.replaySetAside(destination);
    } else if (since.isPresent()) {
      replays = control.replay(destination, since.get(), until.orElseGet(clock::instant)).size();
    } else {
      replays = replay(destination, envelope.orElseThrow());
    }
    return count(destination, "replays", replays);
  }

  private int replay(Destination destination, String id) {
    StoredEnvelope arrival;
    try {
      arrival =
          archive
              .find(EnvelopeId.parse(id).dedupKey())
              .orElseThrow(() -> new IllegalArgumentException("it is not kept here"))
              .latest();
    } catch (IllegalArgumentException fault) {
      throw Problem.of(
              ProblemType.INVALID_CONTENT,
              "There is no such envelope to replay: " + fault.getMessage() + ".")
          .exception();
    }
    int replays = 0;
    for (DeliveryTrace.Place place :
        trails.of(arrival).map(DeliveryTrace::places).orElse(List.of())) {
      if (place.feed().destination().equals(destination.name())) {
        Optional<Reader> main =
            readers.find(ReaderId.main(place.feed())).map(found -> found.reader());
        if (main.isPresent()) {
          control.replay(destination, main.get(), place.located());
          replays++;
        }
      }
    }
    if (replays == 0) {
      throw Problem.of(ProblemType.INVALID_CONTENT, "This envelope was never for that destination.")
          .exception();
    }
    return replays;
  }

  private Caller administrator(Request request) {
    Caller caller = gate.authenticate(request);
    caller.require(Grant.administer());
    return caller;
  }

  private Destination sent(Request request) {
    Destination destination = destinations.get(request.pathParameter("name"));
    if (destination.isPulled()) {
      throw Problem.of(
              ProblemType.CONFLICT,
              "This feed is read on request: its readers go on, stop, or read again by themselves,"
                  + " with ?since= or a cursor.")
          .exception();
    }
    return destination;
  }

  private static Response count(Destination destination, String name, int count) {
    return Response.json(
        202,
        JsonNodeFactory.instance
            .objectNode()
            .put("destination", destination.name())
            .put(name, count));
  }

  private static ObjectNode body(Request request, Set<String> known) {
    if (request.bodySizeInBytes() == 0) {
      return JsonNodeFactory.instance.objectNode();
    }
    try {
      if (JSON.readTree(request.body()) instanceof ObjectNode body) {
        body.fieldNames()
            .forEachRemaining(
                name -> {
                  if (!known.contains(name)) {
                    throw invalid(name, "There is no such member here.");
                  }
                });
        return body;
      }
    } catch (IOException notJson) {
      throw Problem.of(ProblemType.MALFORMED_REQUEST, "The body is not JSON.").exception();
    }
    throw Problem.of(ProblemType.MALFORMED_REQUEST, "A JSON object was expected.").exception();
  }

  private static Optional<String> text(ObjectNode body, String name) {
    JsonNode value = body.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isTextual() || value.asText().isBlank()) {
      throw invalid(name, "A text was expected.");
    }
    return Optional.of(value.asText());
  }

  private static Optional<Instant> time(ObjectNode body, String name) {
    try {
      return text(body, name).map(Parameters::parseTime);
    } catch (IllegalArgumentException notATime) {
      throw invalid(name, "The value cannot be used: " + notATime.getMessage() + ".");
    }
  }

  private static ProblemException invalid(String name, String detail) {
    return Problem.of(ProblemType.INVALID_CONTENT, detail).with("pointer", "/" + name).exception();
  }
}
