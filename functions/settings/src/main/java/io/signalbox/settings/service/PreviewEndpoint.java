package io.signalbox.settings.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.api.Endpoint;
import io.signalbox.api.ProblemException;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.EnvelopeReader;
import io.signalbox.envelope.ReadItem;
import io.signalbox.envelope.UnreadableBody;
import io.signalbox.settings.Destination;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.check.Fault;
import io.signalbox.settings.people.Permission;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Shows administrators what a destination, of the settings or given, would get of events. Nothing
 * is kept or sent.
 */
final class PreviewEndpoint {
  static final int EVENTS_LIMIT = 100;

  private static final int GROUP_LIMIT = 10;
  private static final String DESTINATION = "destination";
  private static final String EVENTS = "events";
  private static final String GROUP_BY = "groupBy";
  private static final Set<String> MEMBERS = Set.of(DESTINATION, EVENTS, GROUP_BY);

  private final Authenticator gate;
  private final SettingsService service;
  private final DeliveryPreviews previews;
  private final EnvelopeReader reader = new EnvelopeReader();

  PreviewEndpoint(Authenticator gate, SettingsService service, DeliveryPreviews previews) {
    this.gate = gate;
    this.service = service;
    this.previews = previews;
  }

  Endpoint endpoint() {
    return Endpoint.post("/v1/settings/preview", this::preview);
  }

  private Response preview(Request request) {
    Caller caller = gate.authenticate(request);
    caller.require(Permission.SEE_SETTINGS);
    ObjectNode body = SettingsEndpoints.body(request);
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!MEMBERS.contains(name)) {
                throw fault("/" + name, "is none of destination, events and groupBy");
              }
            });
    SettingsDocument settings = service.current().document();
    Destination destination = destination(body.path(DESTINATION), settings);
    List<String> groupBy = groupBy(body.path(GROUP_BY));
    List<Envelope> events = events(body.path(EVENTS));
    return Response.json(200, previews.of(settings, destination, groupBy, events, caller.name()));
  }

  private Destination destination(JsonNode wanted, SettingsDocument settings) {
    if (wanted instanceof ObjectNode entry) {
      return switch (service.trials().destination(entry)) {
        case TriedDestination.Valid(Destination destination) -> destination;
        case TriedDestination.Invalid(List<Fault> faults) ->
            throw Answers.problem(
                    faults.stream()
                        .map(one -> new Fault("/" + DESTINATION + one.pointer(), one.reason()))
                        .toList())
                .exception();
      };
    }
    return Optional.ofNullable(wanted.textValue())
        .map(settings.destinations()::get)
        .orElseThrow(
            () ->
                fault(
                    "/" + DESTINATION,
                    "is the name of a destination of the settings, or a whole destination"));
  }

  private static List<String> groupBy(JsonNode fields) {
    List<String> names = new ArrayList<>();
    boolean isGood = fields.isMissingNode() || (fields.isArray() && fields.size() <= GROUP_LIMIT);
    for (JsonNode field : fields) {
      isGood &= field.isTextual() && !field.textValue().isEmpty();
      names.add(field.asText());
    }
    if (!isGood) {
      throw fault("/" + GROUP_BY, "names up to " + GROUP_LIMIT + " fields");
    }
    return names;
  }

  private List<Envelope> events(JsonNode events) {
    if (!events.isArray() || events.isEmpty() || events.size() > EVENTS_LIMIT) {
      throw fault("/" + EVENTS, "is an array of 1 to " + EVENTS_LIMIT + " events");
    }
    List<Envelope> read = new ArrayList<>();
    for (ReadItem item : items(events)) {
      switch (item) {
        case ReadItem.Malformed malformed ->
            throw fault(
                "/" + EVENTS + "/" + malformed.index(),
                "%s: %s".formatted(malformed.field(), malformed.reason()));
        case ReadItem.Parsed parsed -> read.add(parsed.envelope());
      }
    }
    return read;
  }

  private List<ReadItem> items(JsonNode events) {
    try {
      return reader
          .read(events.toString().getBytes(StandardCharsets.UTF_8), Response.JSON, Optional.empty())
          .items();
    } catch (UnreadableBody unreadable) {
      throw fault("/" + EVENTS, String.valueOf(unreadable.getMessage()));
    }
  }

  private static ProblemException fault(String pointer, String reason) {
    return Answers.problem(List.of(new Fault(pointer, reason))).exception();
  }
}
