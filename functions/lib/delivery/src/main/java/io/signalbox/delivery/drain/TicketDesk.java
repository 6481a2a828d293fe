package io.signalbox.delivery.drain;

import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.NoticeSubject;
import io.signalbox.delivery.Sender;
import io.signalbox.delivery.notice.TicketHolder;
import io.signalbox.delivery.notice.Tickets;
import io.signalbox.delivery.reader.InFlightBatch;
import io.signalbox.delivery.reader.InFlightBatch.DeliveryRange;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.Ticket;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Gets the deliveries of a flight their tickets. Asked {@linkplain #open once} before the flight is
 * written down, and {@linkplain #take again} behind that.
 */
final class TicketDesk {

  /**
   * Which deliveries want a ticket.
   *
   * @param wanting the numbers of their pieces, and whom each is for
   * @param after behind which number of the day their tickets lie
   */
  record Request(InFlightBatch flight, SortedMap<Integer, NoticeSubject> wanting, int after) {
    LocalDate day() {
      return flight.cutAt().atOffset(ZoneOffset.UTC).toLocalDate();
    }
  }

  private final Sender sender;
  private final Tickets tickets;

  TicketDesk(Sender sender, Tickets tickets) {
    this.sender = sender;
    this.tickets = tickets;
  }

  /**
   * Finds the deliveries that want a ticket and have none.
   *
   * @param standing the reader, before the flight is written down
   * @param deliveries one for each piece of the flight
   */
  Request open(Reader standing, InFlightBatch flight, List<Delivery> deliveries) {
    SortedMap<Integer, NoticeSubject> wanting = new TreeMap<>();
    for (int i = 0; i < deliveries.size(); i++) {
      int index = i;
      wanted(flight.pieces().get(i), deliveries.get(i))
          .ifPresent(subject -> wanting.put(index, subject));
    }
    Request ofStanding = new Request(flight, wanting, 0);
    // A flight that stands already may have tickets that a process took before it died.
    return wanting.isEmpty() || standing.flight() != null
        ? ofStanding
        : new Request(flight, wanting, tickets.last(ofStanding.day()));
  }

  /** The flight with a ticket for each of its deliveries that wants one. */
  InFlightBatch take(Reader reader, Request request) {
    if (request.wanting().isEmpty()) {
      return request.flight();
    }
    List<DeliveryRange> pieces = new ArrayList<>(request.flight().pieces());
    List<TicketHolder> holders = new ArrayList<>();
    request
        .wanting()
        .forEach(
            (index, subject) ->
                holders.add(holder(reader, request.flight(), pieces.get(index), subject)));
    Map<UUID, Ticket> taken = tickets.take(request.day(), request.after(), holders);
    for (int index : request.wanting().keySet()) {
      DeliveryRange piece = pieces.get(index);
      Ticket ticket = Objects.requireNonNull(taken.get(DeliveryIds.of(reader, piece)));
      pieces.set(index, piece.withTicket(ticket));
    }
    return request.flight().with(pieces);
  }

  private Optional<NoticeSubject> wanted(DeliveryRange piece, Delivery delivery) {
    return piece.ticket().isEmpty() && !piece.delivered() && !delivery.envelopes().isEmpty()
        ? sender.notice(delivery)
        : Optional.empty();
  }

  private static TicketHolder holder(
      Reader reader, InFlightBatch flight, DeliveryRange piece, NoticeSubject subject) {
    return new TicketHolder(
        DeliveryIds.of(reader, piece),
        reader.id(),
        piece.from(),
        piece.to(),
        flight.cutAt(),
        subject);
  }
}
