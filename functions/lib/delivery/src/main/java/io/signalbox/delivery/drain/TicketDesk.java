package io.signalbox.delivery.drain;

import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.Sender;
import io.signalbox.delivery.log.TicketHolder;
import io.signalbox.delivery.log.Tickets;
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
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Gets the deliveries of a flight their tickets. Asked {@linkplain #open once} before the flight is
 * written down, and {@linkplain #take again} behind that.
 */
final class TicketDesk {

  /**
   * Which deliveries want a ticket.
   *
   * @param wanting the numbers of their pieces
   * @param after behind which number of the day their tickets lie
   */
  record Request(InFlightBatch flight, List<Integer> wanting, int after) {
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
    List<Integer> wanting =
        IntStream.range(0, deliveries.size())
            .filter(i -> wantsTicket(flight.pieces().get(i), deliveries.get(i)))
            .boxed()
            .toList();
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
    List<TicketHolder> holders =
        request.wanting().stream().map(pieces::get).map(piece -> holder(reader, piece)).toList();
    Map<UUID, Ticket> taken = tickets.take(request.day(), request.after(), holders);
    for (int index : request.wanting()) {
      DeliveryRange piece = pieces.get(index);
      Ticket ticket = Objects.requireNonNull(taken.get(DeliveryIds.of(reader, piece)));
      pieces.set(index, piece.withTicket(ticket));
    }
    return request.flight().with(pieces);
  }

  private boolean wantsTicket(DeliveryRange piece, Delivery delivery) {
    return piece.ticket().isEmpty()
        && !piece.delivered()
        && !delivery.envelopes().isEmpty()
        && sender.takesTicket(delivery);
  }

  private static TicketHolder holder(Reader reader, DeliveryRange piece) {
    return new TicketHolder(DeliveryIds.of(reader, piece), reader.id(), piece.from(), piece.to());
  }
}
