package io.signalbox.simulation.check;

import io.signalbox.delivery.notice.Tickets;
import io.signalbox.delivery.reader.Ticket;
import io.signalbox.simulation.check.Violations.Promise;
import io.signalbox.simulation.engine.Simulator;
import io.signalbox.simulation.hub.Hub;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tickets of all mails that arrived, by which their recipients would count. */
final class TicketBook {
  private static final Pattern HEADER =
      Pattern.compile("^Signalbox-Ticket: *(\\S+)", Pattern.MULTILINE);

  private final Violations violations;
  private final Map<String, String> deliveryOfTicket = new HashMap<>();
  private final Map<String, String> ticketOfDelivery = new HashMap<>();

  TicketBook(Violations violations) {
    this.violations = violations;
  }

  /** Adds a mail: a delivery has one ticket, and a ticket one delivery. */
  void add(Sent mail) {
    Optional<String> ticket = ticket(mail);
    if (ticket.isEmpty()) {
      return;
    }
    checkSame(ticketOfDelivery.put(mail.id(), ticket.get()), ticket.get(), mail.id());
    checkSame(deliveryOfTicket.put(ticket.get(), mail.id()), mail.id(), ticket.get());
  }

  private void checkSame(@Nullable String before, String now, String of) {
    violations.require(
        before == null || before.equals(now),
        Promise.TICKETS_HAVE_NO_GAP_AND_NO_REPEAT,
        of + " goes with " + before + " and with " + now);
  }

  /** When all has settled, the numbers of each day are those of its mails. */
  void check(Hub hub) {
    Tickets tickets =
        new Tickets(
            hub.table("Deliveries"), Clock.fixed(Simulator.START, ZoneOffset.UTC), hub.retention());
    Map<LocalDate, List<Ticket>> ofDays =
        deliveryOfTicket.keySet().stream()
            .map(Ticket::parse)
            .collect(Collectors.groupingBy(Ticket::day));
    ofDays.forEach(
        (day, mailed) -> {
          Set<Integer> numbers = new HashSet<>();
          mailed.forEach(ticket -> numbers.add(ticket.number()));
          int last = tickets.last(day);
          violations.require(
              numbers.size() == last,
              Promise.TICKETS_HAVE_NO_GAP_AND_NO_REPEAT,
              day + " has " + last + " tickets, and mails came with " + numbers);
          Set<UUID> holders = new HashSet<>();
          for (int number = 1; number <= last; number++) {
            String ticket = new Ticket(day, number).text();
            violations.require(
                tickets
                    .find(new Ticket(day, number))
                    .map(notice -> holders.add(notice.holder().delivery()))
                    .orElse(false),
                Promise.TICKETS_HAVE_NO_GAP_AND_NO_REPEAT,
                ticket + " is nobody's, or that of a delivery with another one");
          }
        });
  }

  private static Optional<String> ticket(Sent mail) {
    Matcher header = HEADER.matcher(mail.content());
    return header.find() ? Optional.of(header.group(1)) : Optional.empty();
  }
}
