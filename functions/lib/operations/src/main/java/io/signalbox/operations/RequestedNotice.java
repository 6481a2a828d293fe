package io.signalbox.operations;

import io.signalbox.api.Parameters;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.delivery.notice.Notice;
import io.signalbox.delivery.notice.Tickets;
import io.signalbox.delivery.reader.Ticket;
import java.util.function.Predicate;

/** The notice whose ticket stands in a request's path. */
public record RequestedNotice(Tickets tickets) {
  /**
   * The notice, if it is one of those.
   *
   * @throws ProblemException 404 where there is none
   */
  public Notice of(Request request, Predicate<Notice> those) {
    return tickets.find(ticket(request)).filter(those).orElseThrow(RequestedNotice::unknown);
  }

  private static Ticket ticket(Request request) {
    try {
      return Ticket.parse(request.pathParameter("ticket"));
    } catch (IllegalArgumentException fault) {
      throw Parameters.invalid("ticket", fault.getMessage() + ".");
    }
  }

  /** 404: there is no notice with this ticket. */
  public static ProblemException unknown() {
    return Problem.of(ProblemType.NOT_FOUND, "No notice has this ticket.").exception();
  }
}
