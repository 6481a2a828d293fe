package io.signalbox.cli.command.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.PagedListCommand;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Column;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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

  @Option(names = "--limit", paramLabel = "COUNT", description = "The maximum number (20).")
  private int limit = 20;

  public HistoryCommand(Session session) {
    super(session, new Source("changes", "from", 100, COLUMNS, "No changes."));
  }

  @Override
  protected HubRequest request() {
    return HubRequest.get("/v1/settings/history");
  }

  @Override
  protected int limit() {
    return limit;
  }

  private static String changes(JsonNode change) {
    return String.join(
        ", ",
        change.path("changes").valueStream().map(one -> one.path("pointer").asText()).toList());
  }
}
