package io.signalbox.cli.sending;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.hub.HubRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signalbox sendings show ID}. */
@Command(name = "show", description = "Show a sending with its first 100 rows.")
public final class ShowSendingCommand extends HubCommand {
  @Parameters(paramLabel = "ID", description = "As sendings ls names it.")
  private String id = "";

  public ShowSendingCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    session().printer().thing(session().hub().ask(HubRequest.get("/v1/sendings/{}", id)).json());
    return ExitStatus.DONE;
  }
}
