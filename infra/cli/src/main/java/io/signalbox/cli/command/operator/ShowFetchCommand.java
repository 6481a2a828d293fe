package io.signalbox.cli.command.operator;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.hub.HubRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signalbox fetches show NAME}. */
@Command(name = "show", description = "Show the progress of a fetch.")
public final class ShowFetchCommand extends HubCommand {
  @Parameters(paramLabel = "NAME", description = "The fetch.")
  private String name = "";

  public ShowFetchCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    session().printer().thing(session().hub().ask(HubRequest.get("/v1/fetches/{}", name)).json());
    return ExitStatus.DONE;
  }
}
