package io.signalbox.cli.tickets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.Session;
import java.util.List;

/** What the commands about tickets print. */
final class TicketAnswer {
  private TicketAnswer() {}

  static void done(Session session, String tag, List<TicketedEvent> events) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("tag", tag);
    events.forEach(event -> json.withArray("/events").add(event.id()));
    session.printer().done("%s: %s.".formatted(tag, count(events)), json);
  }

  static String count(List<TicketedEvent> events) {
    return events.size() == 1 ? "1 event" : "%,d events".formatted(events.size());
  }

  static void would(Session session, String what) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("would", what);
    session.printer().done("Would " + what + ".", json);
  }
}
