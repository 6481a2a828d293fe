package io.signalbox.cli.tickets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.hub.Hub;
import io.signalbox.cli.hub.HubRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Events at the hub. */
final class TicketedEvents {
  /** So many are read by a person, and fit into a ticket. */
  private static final int EVENTS_MOST = 100;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Hub hub;

  TicketedEvents(Hub hub) {
    this.hub = hub;
  }

  /**
   * The events of those ids, each once.
   *
   * @throws CommandFailure if one is not there
   */
  List<TicketedEvent> read(List<String> ids) throws CommandFailure, InterruptedException {
    List<String> each = ids.stream().distinct().toList();
    if (each.size() > EVENTS_MOST) {
      throw CommandFailure.usage(
          "A ticket is for %d events at the most, not %d.".formatted(EVENTS_MOST, each.size()));
    }
    List<TicketedEvent> events = new ArrayList<>();
    for (String id : each) {
      events.add(read(id));
    }
    return events;
  }

  private TicketedEvent read(String id) throws CommandFailure, InterruptedException {
    String found =
        hub.ask(
                HubRequest.get("/v1/envelopes")
                    .with("id", id)
                    .with("order", "newest")
                    .with("as", "ndjson"))
            .text();
    // The newest stands first: with the tags of now.
    for (String line : found.lines().toList()) {
      TicketedEvent event = new TicketedEvent(parsed(line));
      if (event.id().toLowerCase(Locale.ROOT).equals(id.toLowerCase(Locale.ROOT))) {
        return event;
      }
    }
    throw new CommandFailure(
        ExitStatus.NOT_FOUND, "The hub has no event " + id + ", or you may not see it.");
  }

  private static JsonNode parsed(String line) throws CommandFailure {
    try {
      return JSON.readTree(line);
    } catch (IOException _) {
      throw new CommandFailure(
          ExitStatus.UNREACHABLE, "The answer is not a hub's: is this the address of a hub?");
    }
  }

  /** Keeps a tag with an event. */
  void tag(TicketedEvent event, String tag) throws CommandFailure, InterruptedException {
    JsonNode answer =
        hub.ask(
                HubRequest.post("/v1/envelopes")
                    .json(event.tagged(tag).toString())
                    .thatMayBeRepeated())
            .json();
    String status = answer.at("/items/0/status").asText();
    if (!status.equals("updated") && !status.equals("duplicate")) {
      throw new CommandFailure(
          ExitStatus.REFUSED,
          "The hub did not keep the tag %s of %s (%s): only administrators and its sender may change tags."
              .formatted(tag, event.id(), status));
    }
  }
}
