package io.signalbox.control;

import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.delivery.job.Work;
import io.signalbox.delivery.notice.Notice;
import io.signalbox.delivery.notice.NoticeState;
import io.signalbox.delivery.notice.TicketHolder;
import io.signalbox.delivery.notice.Tickets;
import io.signalbox.operations.Destinations;
import io.signalbox.operations.JobJson;
import io.signalbox.operations.NoticeJson;
import io.signalbox.operations.NoticeScope;
import io.signalbox.operations.RequestedNotice;
import io.signalbox.settings.Destination;
import io.signalbox.settings.people.Permission;
import io.signalbox.settings.people.Scope;
import java.util.List;
import java.util.Optional;

/** {@code POST /v1/notices/{ticket}/resend} and {@code …/revoke}. */
final class NoticeActions {
  private final Authenticator gate;
  private final Tickets tickets;
  private final RequestedNotice requested;
  private final NoticeScope scope;
  private final Destinations destinations;
  private final JobRequests jobs;

  NoticeActions(
      Authenticator gate,
      Tickets tickets,
      NoticeScope scope,
      Destinations destinations,
      JobRequests jobs) {
    this.gate = gate;
    this.tickets = tickets;
    this.requested = new RequestedNotice(tickets);
    this.scope = scope;
    this.destinations = destinations;
    this.jobs = jobs;
  }

  /**
   * Sends the same events again, to the contact that the body names or who answers for them now.
   */
  Response resend(Request request) {
    Caller caller = gate.authenticate(request);
    Scope own = caller.requireSome(Permission.HANDLE);
    Notice notice = requested.of(request, scope.within(own));
    TicketHolder holder = notice.holder();
    Destination destination = destinations.get(holder.reader().feed().destination());
    Optional<String> contact = ResendBody.contact(request, destination);
    if (contact.filter(id -> !isContact(own, id)).isPresent()) {
      caller.require(Permission.HANDLE);
    }
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

  /** What is no id is nobody's contact. */
  private boolean isContact(Scope own, String id) {
    try {
      return scope.hasContact(own, id);
    } catch (IllegalArgumentException noId) {
      return false;
    }
  }

  /** Closes the page on which the notice's recipients answer. */
  Response revoke(Request request) {
    Scope own = gate.authenticate(request).requireSome(Permission.HANDLE);
    return tickets
        .change(requested.of(request, scope.within(own)).ticket(), NoticeState::revoked)
        .map(
            notice ->
                Response.json(
                    200,
                    NoticeJson.of(
                        notice, destinations.find(notice.holder().reader().feed().destination()))))
        .orElseThrow(RequestedNotice::unknown);
  }
}
