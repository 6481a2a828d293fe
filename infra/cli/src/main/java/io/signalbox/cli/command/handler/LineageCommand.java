package io.signalbox.cli.command.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Column;
import io.signalbox.cli.output.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signalbox lineage ID}. */
@Command(name = "lineage", description = "Show the parents and children of an event.")
public final class LineageCommand extends HubCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("relation", "/relation"),
          Column.of("id", "/id"),
          Column.of("parent", "/parent"),
          Column.of("sender", "/sender"),
          Column.of("received", "/receivedAt"),
          Column.of("note", "/note"));

  @Parameters(paramLabel = "ID", description = "The event's id.")
  private String id = "";

  public LineageCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    JsonNode lineage = session().hub().ask(HubRequest.get("/v1/envelopes/{}/lineage", id)).json();
    List<JsonNode> rows = new ArrayList<>();
    add(rows, lineage.path("ancestors"), "ancestor");
    add(rows, lineage.path("descendants"), "descendant");
    session()
        .printer()
        .thing(
            lineage,
            Map.of("id", lineage.path("id").asText(), "notes", Column.text(lineage.path("notes"))),
            List.of(new Table(COLUMNS, rows, "It has no relatives.")));
    return ExitStatus.DONE;
  }

  private static void add(List<JsonNode> rows, JsonNode relatives, String relation) {
    for (JsonNode relative : relatives) {
      ObjectNode row = relative.deepCopy();
      rows.add(row.put("relation", relation));
    }
  }
}
