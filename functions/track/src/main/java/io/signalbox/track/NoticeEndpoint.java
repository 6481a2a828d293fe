package io.signalbox.track;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.api.Parameters;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.delivery.AddressHash;
import io.signalbox.delivery.history.NoticeMemory;
import io.signalbox.delivery.notice.Notice;
import io.signalbox.delivery.notice.TicketHolder;
import io.signalbox.delivery.notice.Tickets;
import io.signalbox.delivery.reader.Ticket;
import io.signalbox.operations.Destinations;
import io.signalbox.operations.NoticeJson;
import io.signalbox.operations.NoticeScope;
import io.signalbox.operations.RequestedNotice;
import io.signalbox.settings.MailAddress;
import io.signalbox.settings.people.Permission;
import io.signalbox.settings.people.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** {@code GET /v1/notices}: what recipients got under a ticket. */
final class NoticeEndpoint {
  static final Set<String> PARAMETERS =
      Set.of(
          "address", "organisation", "network", "destination", "since", "until", "after", "limit");

  private static final int DEFAULT_LIMIT = 100;
  private static final int LARGEST_LIMIT = 1_000;
  private static final Duration CLOCKS_APART = Duration.ofHours(1);
  private static final Duration DEFAULT_TIME = Duration.ofDays(30);

  private final Authenticator gate;
  private final RequestedNotice requested;
  private final NoticeScope scope;
  private final NoticeSearch search;
  private final Destinations destinations;
  private final DeliveryContent content;
  private final NoticeObjects objects;
  private final Clock clock;

  NoticeEndpoint(
      Authenticator gate,
      Tickets tickets,
      NoticeScope scope,
      Destinations destinations,
      DeliveryContent content,
      NoticeMemory memory,
      Clock clock) {
    this.objects = new NoticeObjects(memory);
    this.gate = gate;
    this.requested = new RequestedNotice(tickets);
    this.scope = scope;
    this.search = new NoticeSearch(tickets);
    this.destinations = destinations;
    this.content = content;
    this.clock = clock;
  }

  Response list(Request request) {
    Scope visible = gate.authenticate(request).requireSome(Permission.SEE_RECIPIENTS);
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
            wanted(parameters).and(scope.within(visible)));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("notices");
    page.notices().forEach(notice -> list.add(json(notice)));
    page.next().ifPresent(next -> json.put("next", next.text()));
    return Response.json(200, json);
  }

  Response get(Request request) {
    Scope visible = gate.authenticate(request).requireSome(Permission.SEE_RECIPIENTS);
    Notice notice = requested.of(request, scope.within(visible));
    TicketHolder holder = notice.holder();
    ObjectNode json = json(notice);
    content.put(json, holder.delivery(), holder.reader().feed(), holder.from(), holder.to());
    objects.putKnown(json, notice);
    return Response.json(200, json);
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
}
