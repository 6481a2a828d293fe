package io.signalbox.cli.command.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.PagedListCommand;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Column;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code signalbox settings history}. */
@Command(
    name = "history",
    description = "List the changes of the settings and their authors, the newest first.")
public final class HistoryCommand extends PagedListCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("revision", "/revision"),
          Column.of("at", "/at"),
          Column.of("by", "/by"),
          Column.of("approved by", "/approvedBy"),
          new Column("changes", HistoryCommand::changes));

  public HistoryCommand(Session session) {
    super(session, new Source("changes", "from", 100, 20, COLUMNS, "No changes."));
  }

  @Override
  protected HubRequest request() {
    return HubRequest.get("/v1/settings/history");
  }

  private static String changes(JsonNode change) {
    return String.join(
        ", ",
        change.path("changes").valueStream().map(one -> one.path("pointer").asText()).toList());
  }
}
