package io.signalbox.track;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.api.Parameters;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.envelope.DedupKey;
import io.signalbox.envelope.EnvelopeId;
import io.signalbox.envelopes.ArchivedEnvelope;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.DeliveryTraces;
import io.signalbox.operations.Destinations;
import io.signalbox.settings.Destination;
import io.signalbox.settings.people.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * {@code GET /v1/deliveries}: every try, by destination or by envelope, of one result or of all.
 */
final class DeliveryEndpoint {
  static final Set<String> PARAMETERS =
      Set.of("destination", "envelope", "status", "after", "limit");
  private static final int DEFAULT_LIMIT = 100;
  private static final int LARGEST_LIMIT = 1_000;

  private final Authenticator gate;
  private final EnvelopeStore envelopeStore;
  private final DeliveryTraces trails;
  private final Deliveries deliveries;
  private final Destinations destinations;
  private final DeliveryPages pages;

  DeliveryEndpoint(
      Authenticator gate,
      EnvelopeStore envelopeStore,
      DeliveryTraces trails,
      Deliveries deliveries,
      Destinations destinations,
      DeliveryPages pages) {
    this.gate = gate;
    this.envelopeStore = envelopeStore;
    this.trails = trails;
    this.deliveries = deliveries;
    this.destinations = destinations;
    this.pages = pages;
  }

  Response list(Request request) {
    gate.authenticate(request).require(Permission.SEE_RECIPIENTS);
    Parameters parameters = new Parameters(request);
    Optional<Destination> destination = parameters.text("destination").map(destinations::get);
    Optional<Result> result = parameters.parsed("status", Result::ofWord);
    Optional<DedupKey> envelope =
        parameters.parsed("envelope", id -> EnvelopeId.parse(id).dedupKey());
    int limit = parameters.number("limit", 1, LARGEST_LIMIT, DEFAULT_LIMIT);
    Predicate<DeliveryRecord> wanted =
        record -> result.isEmpty() || result.get() == record.result();
    if (envelope.isPresent()) {
      return response(
          ofEnvelope(envelope.get(), destination).filter(wanted).toList(), Optional.empty());
    }
    List<String> names =
        destination.map(List::of).orElseGet(destinations::all).stream()
            .map(Destination::name)
            .toList();
    DeliveryPages.Page page = pages.read(names, parameters.text("after"), limit, wanted);
    return response(page.records(), page.next());
  }

  private Stream<DeliveryRecord> ofEnvelope(DedupKey id, Optional<Destination> destination) {
    List<StoredEnvelope> arrivals = new ArrayList<>();
    Optional<ArchivedEnvelope> found = envelopeStore.find(id);
    found.map(ArchivedEnvelope::first).ifPresent(arrivals::add);
    found.map(ArchivedEnvelope::revisions).ifPresent(arrivals::addAll);
    return arrivals.stream()
        .flatMap(arrival -> trails.of(arrival).places().stream())
        .filter(
            place ->
                destination.isEmpty()
                    || destination.get().name().equals(place.feed().destination()))
        .flatMap(place -> deliveries.tries(place).stream());
  }

  private Response response(List<DeliveryRecord> records, Optional<String> next) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("deliveries");
    for (DeliveryRecord record : records) {
      ObjectNode written = list.addObject();
      written.put("destination", record.feed().destination());
      deliveries.putGroup(written, record.feed());
      written.setAll(Deliveries.json(record));
    }
    next.ifPresent(token -> json.put("next", token));
    return Response.json(200, json);
  }
}
