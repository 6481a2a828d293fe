package io.signalbox.track;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.access.Grant;
import io.signalbox.api.Parameters;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.log.DeliveryRecord.Result;
import io.signalbox.delivery.log.SentMessage;
import io.signalbox.delivery.log.SentMessages;
import io.signalbox.delivery.log.TicketHolder;
import io.signalbox.delivery.log.Tickets;
import io.signalbox.delivery.reader.Ticket;
import io.signalbox.envelopes.EnvelopeKey;
import io.signalbox.envelopes.EnvelopeStore;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.FeedLog;
import io.signalbox.feeds.Located;
import io.signalbox.feeds.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * {@code GET /v1/deliveries/{id}}: one delivery with its tries and its envelopes, by its id, which
 * stands in a mail's foot and in {@code webhook-id}, by a mail's message id, or by its ticket.
 * Mails are found wherever they went; other deliveries among the newest of the destination that is
 * named. For administrators.
 */
final class OneDeliveryEndpoint {
  static final Set<String> PARAMETERS = Set.of("destination");

  /** No mail system's message id is longer (RFC 5322 section 2.1.1: a line). */
  private static final int ID_LENGTH_LIMIT = 998;

  /** How many of its envelopes an answer names. */
  private static final int ENVELOPES_LIMIT = 1_000;

  /** How many tries of a destination are looked through for a delivery. */
  private static final int TRIES_LIMIT = 10_000;

  private final Authenticator gate;
  private final SentMessages messages;
  private final Tickets tickets;
  private final Deliveries deliveries;
  private final DeliveryPages pages;
  private final Destinations destinations;
  private final FeedLog feeds;
  private final EnvelopeStore archive;

  OneDeliveryEndpoint(
      Authenticator gate,
      SentMessages messages,
      Tickets tickets,
      Deliveries deliveries,
      DeliveryPages pages,
      Destinations destinations,
      FeedLog feeds,
      EnvelopeStore archive) {
    this.gate = gate;
    this.messages = messages;
    this.tickets = tickets;
    this.deliveries = deliveries;
    this.pages = pages;
    this.destinations = destinations;
    this.feeds = feeds;
    this.archive = archive;
  }

  Response get(Request request) {
    gate.authenticate(request).require(Grant.administer());
    String id = request.pathParameter("id");
    if (id.length() > ID_LENGTH_LIMIT) {
      throw Parameters.invalid("id", "A delivery's id is shorter.");
    }
    Optional<String> destination =
        new Parameters(request).text("destination").map(name -> destinations.get(name).name());
    Optional<UUID> delivery = uuid(id);
    DeliveryRecord found =
        delivery
            .flatMap(messages::find)
            .or(() -> messages.find(id))
            .map(SentMessage::record)
            .or(() -> ticket(id).flatMap(tickets::find).flatMap(this::ofHolder))
            .filter(record -> destination.isEmpty() || isOf(record, destination.get()))
            .or(() -> delivery.flatMap(known -> destination.flatMap(name -> among(name, known))))
            .orElseThrow(() -> notFound(destination));
    return Response.json(200, json(found));
  }

  private static boolean isOf(DeliveryRecord record, String destination) {
    return record.feed().destination().equals(destination);
  }

  private Optional<DeliveryRecord> among(String destination, UUID delivery) {
    return pages
        .read(List.of(destination), Optional.empty(), TRIES_LIMIT, one -> one.id().equals(delivery))
        .records()
        .stream()
        .findFirst();
  }

  private static RuntimeException notFound(Optional<String> destination) {
    return Problem.of(
            ProblemType.NOT_FOUND,
            destination.isPresent()
                ? "No mail has this id or ticket, nor one of the newest deliveries of this"
                    + " destination."
                : "No mail has this id or ticket. A delivery by another method is found where the"
                    + " query names its destination.")
        .exception();
  }

  private ObjectNode json(DeliveryRecord record) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("delivery", record.id().toString());
    json.put("destination", record.feed().destination());
    deliveries.putGroup(json, record.feed());
    ArrayNode tries = json.putArray("tries");
    List<DeliveryRecord> all = deliveries.triesOf(record);
    all.forEach(one -> tries.add(Deliveries.json(one)));
    Set<Position> withheld =
        all.stream()
            .filter(one -> one.result() == Result.WITHHELD)
            .map(DeliveryRecord::from)
            .collect(Collectors.toSet());
    ArrayNode envelopes = json.putArray("envelopes");
    List<Located> entries =
        feeds
            .read(record.feed(), record.from(), record.to(), ENVELOPES_LIMIT, Long.MAX_VALUE)
            .entries();
    // The delivery reached over the place of what was withheld, and did not carry it.
    List<EnvelopeKey> keys =
        entries.stream()
            .filter(one -> !withheld.contains(one.position()))
            .map(one -> one.entry().key())
            .toList();
    Map<EnvelopeKey, StoredEnvelope> kept = archive.getAll(Set.copyOf(keys));
    keys.forEach(key -> putEnvelope(envelopes, key, Optional.ofNullable(kept.get(key))));
    if (record.envelopes() > envelopes.size()) {
      json.put("notNamed", record.envelopes() - envelopes.size());
    }
    return json;
  }

  /** An envelope that is past retention has no id any more. */
  private static void putEnvelope(
      ArrayNode envelopes, EnvelopeKey key, Optional<StoredEnvelope> kept) {
    kept.ifPresent(
        stored ->
            envelopes
                .addObject()
                .put("id", stored.envelope().id().text())
                .put("revision", key.revision()));
  }

  /** Mails are found by their ids; of what was refused, the log alone tells. */
  private Optional<DeliveryRecord> ofHolder(TicketHolder holder) {
    return messages
        .find(holder.delivery())
        .map(SentMessage::record)
        .or(() -> deliveries.triesOf(holder).stream().findFirst());
  }

  private static Optional<Ticket> ticket(String text) {
    try {
      return Optional.of(Ticket.parse(text.startsWith("#") ? text.substring(1) : text));
    } catch (IllegalArgumentException another) {
      return Optional.empty();
    }
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException another) {
      return Optional.empty();
    }
  }
}
