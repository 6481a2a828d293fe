package io.signalbox.track;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.api.Parameters;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.delivery.log.DeliveryRecord;
import io.signalbox.delivery.log.SentMessage;
import io.signalbox.delivery.log.SentMessages;
import io.signalbox.delivery.notice.Notice;
import io.signalbox.delivery.notice.TicketHolder;
import io.signalbox.delivery.notice.Tickets;
import io.signalbox.delivery.reader.Ticket;
import io.signalbox.operations.Destinations;
import io.signalbox.settings.people.Permission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * {@code GET /v1/deliveries/{id}}: one delivery with its tries and its envelopes, by its id, which
 * stands in a mail's foot and in {@code webhook-id}, by a mail's message id, or by its ticket.
 * Mails are found wherever they went; other deliveries among the newest of the destination that is
 * named.
 */
final class OneDeliveryEndpoint {
  static final Set<String> PARAMETERS = Set.of("destination");

  /** No mail system's message id is longer (RFC 5322 section 2.1.1: a line). */
  private static final int ID_LENGTH_LIMIT = 998;

  /** How many tries of a destination are looked through for a delivery. */
  private static final int TRIES_LIMIT = 10_000;

  private final Authenticator gate;
  private final SentMessages messages;
  private final Tickets tickets;
  private final Deliveries deliveries;
  private final DeliveryPages pages;
  private final Destinations destinations;
  private final DeliveryContent content;

  OneDeliveryEndpoint(
      Authenticator gate,
      SentMessages messages,
      Tickets tickets,
      Deliveries deliveries,
      DeliveryPages pages,
      Destinations destinations,
      DeliveryContent content) {
    this.gate = gate;
    this.messages = messages;
    this.tickets = tickets;
    this.deliveries = deliveries;
    this.pages = pages;
    this.destinations = destinations;
    this.content = content;
  }

  Response get(Request request) {
    gate.authenticate(request).require(Permission.SEE_RECIPIENTS);
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
            .or(() -> ticket(id).flatMap(tickets::find).map(Notice::holder).flatMap(this::ofHolder))
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
    content.put(json, record.id(), record.feed(), record.from(), record.to());
    return json;
  }

  /** Mails are found by their ids; of what was refused, the log alone tells. */
  private Optional<DeliveryRecord> ofHolder(TicketHolder holder) {
    return messages
        .find(holder.delivery())
        .map(SentMessage::record)
        .or(
            () ->
                deliveries.tries(holder.reader().feed(), holder.to(), holder.delivery()).stream()
                    .findFirst());
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
