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
 * Gets the deliveries of a batch their tickets. Asked {@linkplain #open once} before the batch is
 * written down, and {@linkplain #take again} behind that.
 */
final class TicketDesk {

  /**
   * Which deliveries want a ticket.
   *
   * @param wanting the numbers of their ranges, and whom each is for
   * @param after behind which number of the day their tickets lie
   */
  record Request(InFlightBatch inFlight, SortedMap<Integer, NoticeSubject> wanting, int after) {
    LocalDate day() {
      return inFlight.cutAt().atOffset(ZoneOffset.UTC).toLocalDate();
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
   * @param standing the reader, before the batch is written down
   * @param deliveries one for each range of the batch
   */
  Request open(Reader standing, InFlightBatch inFlight, List<Delivery> deliveries) {
    SortedMap<Integer, NoticeSubject> wanting = new TreeMap<>();
    for (int i = 0; i < deliveries.size(); i++) {
      int index = i;
      wanted(inFlight.ranges().get(i), deliveries.get(i))
          .ifPresent(subject -> wanting.put(index, subject));
    }
    Request ofStanding = new Request(inFlight, wanting, 0);
    // A batch that stands already may have tickets that a process took before it died.
    return wanting.isEmpty() || standing.inFlight() != null
        ? ofStanding
        : new Request(inFlight, wanting, tickets.last(ofStanding.day()));
  }

  /** The batch with a ticket for each of its deliveries that wants one. */
  InFlightBatch take(Reader reader, Request request) {
    if (request.wanting().isEmpty()) {
      return request.inFlight();
    }
    List<DeliveryRange> ranges = new ArrayList<>(request.inFlight().ranges());
    List<TicketHolder> holders = new ArrayList<>();
    request
        .wanting()
        .forEach(
            (index, subject) ->
                holders.add(holder(reader, request.inFlight(), ranges.get(index), subject)));
    Map<UUID, Ticket> taken = tickets.take(request.day(), request.after(), holders);
    for (int index : request.wanting().keySet()) {
      DeliveryRange range = ranges.get(index);
      Ticket ticket = Objects.requireNonNull(taken.get(DeliveryIds.of(reader, range)));
      ranges.set(index, range.withTicket(ticket));
    }
    return request.inFlight().with(ranges);
  }

  private Optional<NoticeSubject> wanted(DeliveryRange range, Delivery delivery) {
    return range.ticket().isEmpty() && !range.delivered() && !delivery.envelopes().isEmpty()
        ? sender.notice(delivery)
        : Optional.empty();
  }

  private static TicketHolder holder(
      Reader reader, InFlightBatch inFlight, DeliveryRange range, NoticeSubject subject) {
    return new TicketHolder(
        DeliveryIds.of(reader, range),
        reader.id(),
        range.from(),
        range.to(),
        inFlight.cutAt(),
        subject);
  }
}
