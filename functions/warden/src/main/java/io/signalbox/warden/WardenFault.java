package io.signalbox.warden;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalInt;

/**
 * What is wrong with a request, or with some events of it.
 *
 * @param code as HTTP's status; 460 for what is no IDEA event, 507 for too many events
 * @param events the events' places in the request; empty where it is the request itself
 * @param limit the number of events that a request may have, where there are more
 */
record WardenFault(int code, String message, List<Event> events, OptionalInt limit) {
  static final int NO_JSON = 400;
  static final int FORBIDDEN = 403;
  static final int UNKNOWN_METHOD = 404;
  static final int TOO_LARGE = 413;
  static final int UNUSABLE = 422;
  static final int NO_IDEA = 460;
  static final int UNAVAILABLE = 503;
  static final int TOO_MANY = 507;

  /** Clients send an event again from this code on, and give it up below. */
  static final int FIRST_REPEATABLE = 500;

  /**
   * An event of the request.
   *
   * @param id its ID; {@link #NO_ID} where it has none
   */
  record Event(int index, String id) {
    /** A text: clients join the ids of a fault. */
    static final String NO_ID = "undefined";
  }

  WardenFault {
    events = List.copyOf(events);
  }

  static WardenFault of(int code, String message) {
    return new WardenFault(code, message, List.of(), OptionalInt.empty());
  }

  WardenFault with(List<Event> affected) {
    return new WardenFault(code, message, affected, limit);
  }

  WardenFault withLimit(int most) {
    return new WardenFault(code, message, events, OptionalInt.of(most));
  }

  boolean isToBeRepeated() {
    return code >= FIRST_REPEATABLE && code != TOO_MANY;
  }

  WardenException exception() {
    return new WardenException(this);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("error", code);
    json.put("message", message);
    limit.ifPresent(most -> json.put("send_events_limit", most));
    if (!events.isEmpty()) {
      ArrayNode indexes = json.putArray("events");
      ArrayNode ids = json.putArray("events_id");
      for (Event event : events) {
        indexes.add(event.index());
        ids.add(event.id());
      }
    }
    return json;
  }
}
