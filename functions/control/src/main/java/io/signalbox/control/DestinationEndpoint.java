package io.signalbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.api.Parameters;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.delivery.DestinationControl;
import io.signalbox.delivery.destination.DestinationState;
import io.signalbox.delivery.destination.DestinationState.Pause;
import io.signalbox.delivery.job.Work;
import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelopes.ArchivedEnvelope;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.DeliveryTrace;
import io.signalbox.feeds.DeliveryTraces;
import io.signalbox.operations.DestinationJson;
import io.signalbox.operations.Destinations;
import io.signalbox.operations.JobJson;
import io.signalbox.settings.Destination;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.people.Permission;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code POST /v1/destinations/{name}/pause}, {@code …/resume} and {@code …/replay}. What concerns
 * many readers is a job; a request that is repeated with the same {@code Idempotency-Key} is
 * answered with the job that the first one began.
 */
final class DestinationEndpoint {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REPLAY_BODIES =
      "A replay takes {\"envelope\": id}, {\"since\": time, \"until\": time} or {\"setAside\":"
          + " true}.";

  private final Authenticator gate;
  private final Destinations destinations;
  private final DestinationControl control;
  private final JobRequests jobs;
  private final EnvelopeStore envelopeStore;
  private final DeliveryTraces trails;
  private final Clock clock;

  DestinationEndpoint(
      Authenticator gate,
      Destinations destinations,
      DestinationControl control,
      EnvelopeStore envelopeStore,
      DeliveryTraces trails,
      Clock clock) {
    this.gate = gate;
    this.destinations = destinations;
    this.control = control;
    this.jobs = new JobRequests(control);
    this.envelopeStore = envelopeStore;
    this.trails = trails;
    this.clock = clock;
  }

  Response pause(Request request) {
    Caller caller = operator(request);
    Destination destination = sent(request);
    ObjectNode body = body(request, Set.of("reason"));
    String reason = text(body, "reason").orElse("Paused by " + caller.name());
    DestinationState state =
        control.pause(destination.name(), new Pause(caller.name(), clock.instant(), reason));
    return Response.json(200, DestinationJson.of(destination, state));
  }

  Response resume(Request request) {
    Caller caller = operator(request);
    Destination destination = sent(request);
    body(request, Set.of());
    return JobJson.accepted(jobs.begin(request, caller, destination, new Work.Resume(), "resume"));
  }

  Response replay(Request request) {
    Caller caller = operator(request);
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
    Work work;
    if (setAside) {
      work = new Work.RetrySetAside();
    } else if (since.isPresent()) {
      work = new Work.ReplayTime(since.get(), until.orElseGet(clock::instant));
    } else {
      work = new Work.ReplayParts(parts(destination, envelope.orElseThrow()));
    }
    return JobJson.accepted(jobs.begin(request, caller, destination, work, "replay " + body));
  }

  /**
   * Where the envelope lies in the destination's feeds: with its newest tags, or, where those did
   * not lead there, with the ones before.
   */
  private List<Work.Part> parts(Destination destination, String id) {
    for (StoredEnvelope revision : newestFirst(destination, envelope(id))) {
      DeliveryTrace trace = trails.of(revision);
      if (trace instanceof DeliveryTrace.NotFound) {
        throw Problem.of(ProblemType.CONFLICT, "Not found among too many: replay its time instead.")
            .exception();
      }
      List<Work.Part> parts =
          trace.places().stream()
              .filter(place -> place.feed().destination().equals(destination.name()))
              .map(
                  place ->
                      new Work.Part(
                          place.feed(), place.located().position(), place.located().next()))
              .toList();
      if (!parts.isEmpty()) {
        return parts;
      }
    }
    throw Problem.of(ProblemType.INVALID_CONTENT, "This envelope was never for that destination.")
        .exception();
  }

  private static List<StoredEnvelope> newestFirst(Destination destination, ArchivedEnvelope found) {
    if (destination.options() instanceof MailOptions mail && !mail.updates()) {
      return List.of(found.first());
    }
    List<StoredEnvelope> newest = new ArrayList<>(found.revisions().reversed());
    newest.add(found.first());
    return newest;
  }

  private ArchivedEnvelope envelope(String id) {
    try {
      return envelopeStore
          .find(EnvelopeId.parse(id).dedupKey())
          .orElseThrow(() -> new IllegalArgumentException("it is not kept here"));
    } catch (IllegalArgumentException fault) {
      throw Problem.of(
              ProblemType.INVALID_CONTENT,
              "There is no such envelope to replay: " + fault.getMessage() + ".")
          .exception();
    }
  }

  private Caller operator(Request request) {
    Caller caller = gate.authenticate(request);
    caller.require(Permission.OPERATE);
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

  static ObjectNode body(Request request, Set<String> known) {
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

  static Optional<String> text(ObjectNode body, String name) {
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
