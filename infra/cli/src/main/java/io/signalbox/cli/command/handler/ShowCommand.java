package io.signalbox.cli.command.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Column;
import io.signalbox.cli.output.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signalbox show ID}. */
@Command(
    name = "show",
    description = "Show the history of an event: received, routed, each delivery with its answers.")
public final class ShowCommand extends HubCommand {
  @Parameters(paramLabel = "ID", description = "The event's id: a UUID, or OWNER:UUID.")
  private String id = "";

  public ShowCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    JsonNode envelope = session().hub().ask(HubRequest.get("/v1/envelopes/{}", id)).json();
    Map<String, String> facts = new LinkedHashMap<>();
    for (String name : List.of("id", "parent", "path")) {
      if (envelope.has(name)) {
        facts.put(name, Column.text(envelope.path(name)));
      }
    }
    session()
        .printer()
        .thing(
            envelope,
            facts,
            List.of(
                new Table(Timeline.COLUMNS, Timeline.of(envelope), "Nothing happened yet."),
                new Table(
                    List.of(
                        Column.of("destination", "/destination"),
                        Column.of("group", "/group"),
                        Column.of("status", "/status"),
                        Column.of("withheld", "/withheld")),
                    deliveries(envelope),
                    "No route led it to a destination.")));
    return ExitStatus.DONE;
  }

  private static List<JsonNode> deliveries(JsonNode envelope) {
    return envelope
        .path("revisions")
        .valueStream()
        .flatMap(revision -> revision.path("deliveries").valueStream())
        .toList();
  }
}
