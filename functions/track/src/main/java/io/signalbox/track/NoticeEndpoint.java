package io.signalbox.track;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.access.Grant;
import io.signalbox.api.Parameters;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.delivery.AddressHash;
import io.signalbox.delivery.job.Work;
import io.signalbox.delivery.notice.Notice;
import io.signalbox.delivery.notice.NoticeState;
import io.signalbox.delivery.notice.TicketHolder;
import io.signalbox.delivery.notice.Tickets;
import io.signalbox.delivery.reader.Ticket;
import io.signalbox.settings.Destination;
import io.signalbox.settings.MailAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** {@code /v1/notices}: what recipients got under a ticket. For administrators. */
final class NoticeEndpoint {
  static final Set<String> PARAMETERS =
      Set.of(
          "address", "organisation", "network", "destination", "since", "until", "after", "limit");

  private static final int DEFAULT_LIMIT = 100;
  private static final int LARGEST_LIMIT = 1_000;
  private static final Duration CLOCKS_APART = Duration.ofHours(1);
  private static final Duration DEFAULT_TIME = Duration.ofDays(30);

  private final Authenticator gate;
  private final Tickets tickets;
  private final NoticeSearch search;
  private final Destinations destinations;
  private final DeliveryContent content;
  private final JobRequests jobs;
  private final Clock clock;

  NoticeEndpoint(
      Authenticator gate,
      Tickets tickets,
      Destinations destinations,
      DeliveryContent content,
      JobRequests jobs,
      Clock clock) {
    this.gate = gate;
    this.tickets = tickets;
    this.search = new NoticeSearch(tickets);
    this.destinations = destinations;
    this.content = content;
    this.jobs = jobs;
    this.clock = clock;
  }

  Response list(Request request) {
    gate.authenticate(request).require(Grant.administer());
    Parameters parameters = new Parameters(request);
    // The clocks of others may be ahead.
    Instant until = parameters.time("until").orElseGet(() -> clock.instant().plus(CLOCKS_APART));
    Instant since = parameters.time("since").orElseGet(() -> until.minus(DEFAULT_TIME));
    NoticeSearch.Page page =
        search.find(
            since,
            until,
            parameters.parsed("after", Ticket::parse),
            parameters.number("limit", 1, LARGEST_LIMIT, DEFAULT_LIMIT),
            wanted(parameters));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("notices");
    page.notices().forEach(notice -> list.add(json(notice)));
    page.next().ifPresent(next -> json.put("next", next.text()));
    return Response.json(200, json);
  }

  Response get(Request request) {
    gate.authenticate(request).require(Grant.administer());
    Notice notice = notice(request);
    TicketHolder holder = notice.holder();
    ObjectNode json = json(notice);
    content.put(json, holder.delivery(), holder.reader().feed(), holder.from(), holder.to());
    return Response.json(200, json);
  }

  /**
   * Sends the same events again, to the contact that the body names or who answers for them now.
   */
  Response resend(Request request) {
    Caller caller = gate.authenticate(request);
    caller.require(Grant.administer());
    Notice notice = notice(request);
    TicketHolder holder = notice.holder();
    Destination destination = destinations.get(holder.reader().feed().destination());
    Optional<String> contact = ResendBody.contact(request, destination);
    return JobJson.accepted(
        jobs.begin(
            request,
            caller,
            destination,
            new Work.ReplayParts(
                List.of(new Work.Part(holder.reader().feed(), holder.from(), holder.to())),
                contact),
            "resend "
                + notice.ticket().text()
                + contact.map(id -> " to the contact " + id).orElse("")));
  }

  /** Closes the page on which the notice's recipients answer. */
  Response revoke(Request request) {
    gate.authenticate(request).require(Grant.administer());
    return tickets
        .change(ticket(request), NoticeState::revoked)
        .map(notice -> Response.json(200, json(notice)))
        .orElseThrow(NoticeEndpoint::unknown);
  }

  private ObjectNode json(Notice notice) {
    return NoticeJson.of(notice, destinations.find(notice.holder().reader().feed().destination()));
  }

  private static Predicate<Notice> wanted(Parameters parameters) {
    Optional<String> organisation = parameters.text("organisation");
    Optional<String> destination = parameters.text("destination");
    Optional<String> address =
        parameters.parsed("address", text -> AddressHash.of(MailAddress.parse(text).address()));
    Optional<AddressRange> network = parameters.parsed("network", AddressRange::parse);
    return notice -> {
      TicketHolder holder = notice.holder();
      return isIn(organisation, holder.subject().organisation().stream().toList())
          && isIn(destination, List.of(holder.reader().feed().destination()))
          && isIn(
              address, holder.subject().recipients().stream().map(one -> one.address()).toList())
          && (network.isEmpty()
              || holder.subject().sources().stream().anyMatch(network.get()::has));
    };
  }

  private static boolean isIn(Optional<String> asked, List<String> has) {
    return asked.isEmpty() || has.contains(asked.get());
  }

  private Notice notice(Request request) {
    return tickets.find(ticket(request)).orElseThrow(NoticeEndpoint::unknown);
  }

  private static Ticket ticket(Request request) {
    try {
      return Ticket.parse(request.pathParameter("ticket"));
    } catch (IllegalArgumentException fault) {
      throw Parameters.invalid("ticket", fault.getMessage() + ".");
    }
  }

  private static ProblemException unknown() {
    return Problem.of(ProblemType.NOT_FOUND, "No notice has this ticket.").exception();
  }
}
