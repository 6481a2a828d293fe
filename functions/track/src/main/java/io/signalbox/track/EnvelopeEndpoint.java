package io.signalbox.track;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.api.Parameters;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.envelope.DedupKey;
import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelopes.ArchivedEnvelope;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.DeliveryTrace;
import io.signalbox.feeds.DeliveryTraces;
import io.signalbox.operations.Destinations;
import io.signalbox.settings.people.Permission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /v1/envelopes/{id}} and its lineage. An envelope is shown to who sent it and to those
 * who may see events; to all others it is as unknown as one that is not there. Who gets an
 * envelope, and what they answer, is for those who may see recipients.
 */
final class EnvelopeEndpoint {
  private final Authenticator gate;
  private final EnvelopeStore envelopeStore;
  private final DeliveryTraces trails;
  private final Deliveries deliveries;
  private final Destinations destinations;
  private final FeedCeilings ceilings;
  private final Lineage lineage;

  EnvelopeEndpoint(
      Authenticator gate,
      EnvelopeStore envelopeStore,
      DeliveryTraces trails,
      Deliveries deliveries,
      Destinations destinations,
      FeedCeilings ceilings,
      Lineage lineage) {
    this.gate = gate;
    this.envelopeStore = envelopeStore;
    this.trails = trails;
    this.deliveries = deliveries;
    this.destinations = destinations;
    this.ceilings = ceilings;
    this.lineage = lineage;
  }

  Response track(Request request) {
    Caller caller = gate.authenticate(request);
    boolean seesRecipients = caller.may(Permission.SEE_RECIPIENTS);
    ArchivedEnvelope envelope = visible(caller, id(request));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", envelope.first().envelope().id().text());
    envelope.first().envelope().parent().ifPresent(parent -> json.put("parent", parent.text()));
    json.put("path", envelope.latest().envelope().path().text());
    ArrayNode revisions = json.putArray("revisions");
    for (StoredEnvelope arrival : arrivals(envelope)) {
      revisions.add(revision(arrival, seesRecipients));
    }
    ArrayNode conflicts = json.putArray("conflicts");
    for (StoredEnvelope conflict : envelope.conflicts()) {
      if (caller.may(Permission.SEE_EVENTS) || conflict.sender().equals(caller.name())) {
        putReceived(conflicts.addObject(), conflict);
      }
    }
    return Response.json(200, json);
  }

  Response lineage(Request request) {
    Caller caller = gate.authenticate(request);
    ArchivedEnvelope envelope = visible(caller, id(request));
    return Response.json(200, lineage.of(envelope.first(), arrival -> mayBeSeen(caller, arrival)));
  }

  private ObjectNode revision(StoredEnvelope arrival, boolean seesRecipients) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("revision", arrival.key().revision());
    putReceived(json, arrival);
    putWarnings(json, arrival);
    DeliveryTrace trace = trails.of(arrival);
    switch (trace) {
      case DeliveryTrace.NotRouted _ -> {}
      case DeliveryTrace.NotFound(Instant from, Instant until, int entries) ->
          json.put(
              "note",
              "Not found among the %,d entries of the journal from %s to %s: it may have been routed."
                  .formatted(entries, from, until));
      case DeliveryTrace.Routed(Instant at, var places, var notFound) -> {
        json.put("routedAt", at.toString());
        if (!notFound.isEmpty()) {
          json.put(
              "note",
              "It was given to %d more feeds, in which its place was not found: whether it was"
                      .formatted(notFound.size())
                  + " delivered from there is not known.");
        }
      }
    }
    ArrayNode ways = json.putArray("deliveries");
    for (DeliveryTrace.Place place : trace.places()) {
      String destination = place.feed().destination();
      boolean pulled = destinations.isPulled(destination);
      ObjectNode way = ways.addObject();
      if (seesRecipients) {
        way.setAll(deliveries.json(place, pulled));
      } else {
        way.put("status", deliveries.status(place, pulled).word());
      }
      if (pulled) {
        putCeilings(way, arrival, destination, seesRecipients);
      }
    }
    return json;
  }

  private void putCeilings(
      ObjectNode way, StoredEnvelope arrival, String feed, boolean seesRecipients) {
    Optional<String> refusal = ceilings.refusal(arrival, feed);
    refusal.ifPresent(reason -> way.put("status", PlaceStatus.WITHHELD.word()));
    if (seesRecipients) {
      refusal.ifPresent(reason -> way.put("withheld", reason));
      ceilings.putReaders(way, arrival, feed);
    }
  }

  private static void putWarnings(ObjectNode json, StoredEnvelope arrival) {
    if (!arrival.warnings().isEmpty()) {
      ArrayNode warnings = json.putArray("warnings");
      arrival
          .warnings()
          .forEach(
              warning ->
                  warnings
                      .addObject()
                      .put("field", warning.field())
                      .put("reason", warning.reason()));
    }
  }

  private static void putReceived(ObjectNode json, StoredEnvelope arrival) {
    json.put("sender", arrival.sender());
    json.put("receivedAt", arrival.receivedAt().toString());
  }

  private ArchivedEnvelope visible(Caller caller, DedupKey id) {
    return envelopeStore
        .find(id)
        .filter(
            envelope -> arrivals(envelope).stream().anyMatch(arrival -> mayBeSeen(caller, arrival)))
        .orElseThrow(
            () ->
                Problem.of(ProblemType.NOT_FOUND, "There is no such envelope for this instance.")
                    .exception());
  }

  private static List<StoredEnvelope> arrivals(ArchivedEnvelope envelope) {
    List<StoredEnvelope> arrivals = new ArrayList<>();
    arrivals.add(envelope.first());
    arrivals.addAll(envelope.revisions());
    return arrivals;
  }

  static boolean mayBeSeen(Caller caller, StoredEnvelope arrival) {
    return caller.may(Permission.SEE_EVENTS) || arrival.sender().equals(caller.name());
  }

  static DedupKey id(Request request) {
    try {
      return EnvelopeId.parse(request.pathParameter("id")).dedupKey();
    } catch (IllegalArgumentException broken) {
      throw Parameters.invalid("id", "This is no envelope's id: " + broken.getMessage() + ".");
    }
  }
}
