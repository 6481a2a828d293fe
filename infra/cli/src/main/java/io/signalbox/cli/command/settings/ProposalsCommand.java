package io.signalbox.cli.command.settings;

import io.signalbox.cli.Session;
import io.signalbox.cli.command.PagedListCommand;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Column;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code signalbox settings proposals}. */
@Command(
    name = "proposals",
    description = "List changes that others must approve, the newest first.")
public final class ProposalsCommand extends PagedListCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("id", "/id"),
          Column.of("at", "/at"),
          Column.of("by", "/by"),
          Column.of("state", "/state"),
          Column.of("request", "/request"));

  @Option(names = "--all", description = "Also those that are applied or rejected.")
  private boolean all;

  public ProposalsCommand(Session session) {
    super(
        session, new Source("proposals", "after", 500, 50, COLUMNS, "Nothing waits for approval."));
  }

  @Override
  protected HubRequest request() {
    HubRequest request = HubRequest.get("/v1/proposals");
    return all ? request : request.with("state", "open");
  }
}
