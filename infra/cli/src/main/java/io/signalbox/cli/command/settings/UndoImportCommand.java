package io.signalbox.cli.command.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.Confirmation;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.WriteCommand;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Column;
import io.signalbox.cli.output.Table;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox contacts undo REVISION}. */
@Command(
    name = "undo",
    description =
        "Undo an import: restore what it changed or removed, remove what it added. Objects that"
            + " somebody has changed since stay. Shows the changes first, and asks.")
public final class UndoImportCommand extends WriteCommand {
  private static final List<Column> COLUMNS =
      List.of(Column.of("change", "/change"), Column.of("object", "/object"));

  @Parameters(paramLabel = "REVISION", description = "The revision, as in contacts imports.")
  private String revision = "";

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  public UndoImportCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    HubRequest undo = HubRequest.post("/v1/directory/imports/{}/undo", revision);
    JsonNode plan = session().hub().ask(undo.with("dryRun", true).thatMayBeRepeated()).json();
    session().printer().list(plan, new Table(COLUMNS, rows(plan), "Nothing changes."));
    String counts =
        "%,d restored, %,d removed, %,d kept as they were changed since."
            .formatted(
                plan.at("/restored/count").asLong(),
                plan.at("/removed/count").asLong(),
                plan.at("/kept/count").asLong());
    if (isDryRun()) {
      session().note("Would be: " + counts);
      return ExitStatus.DONE;
    }
    Confirmation.require(session(), counts, yes);
    session().hub().ask(undo);
    session().note("Undone.");
    return ExitStatus.DONE;
  }

  private static List<JsonNode> rows(JsonNode plan) {
    List<JsonNode> rows = new ArrayList<>();
    for (String change : List.of("restored", "removed", "kept")) {
      for (JsonNode id : plan.path(change).path("ids")) {
        rows.add(
            JsonNodeFactory.instance.objectNode().put("change", change).put("object", id.asText()));
      }
    }
    return rows;
  }
}
