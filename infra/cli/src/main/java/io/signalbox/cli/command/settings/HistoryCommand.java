package io.signalbox.cli.command.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.command.Pages;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Column;
import io.signalbox.cli.output.Table;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code signalbox settings history}. */
@Command(
    name = "history",
    description = "List the changes of the settings and their authors, the newest first.")
public final class HistoryCommand extends HubCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("revision", "/revision"),
          Column.of("at", "/at"),
          Column.of("by", "/by"),
          new Column("changes", HistoryCommand::changes));

  @Option(names = "--limit", paramLabel = "COUNT", description = "The maximum number (20).")
  private int limit = 20;

  public HistoryCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    ObjectNode answer =
        Pages.collect(
            session().hub(), HubRequest.get("/v1/settings/history"), "changes", "from", limit, 100);
    session()
        .printer()
        .list(answer, new Table(COLUMNS, Pages.items(answer.path("changes")), "No changes."));
    return ExitStatus.DONE;
  }

  private static String changes(JsonNode change) {
    return String.join(
        ", ",
        change.path("changes").valueStream().map(one -> one.path("pointer").asText()).toList());
  }
}
