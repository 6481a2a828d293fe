package io.signalbox.cli.command.operator;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.hub.HubRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signalbox suppressions show ADDRESS}. */
@Command(name = "show", description = "Show why an address is suppressed.")
public final class ShowSuppressionCommand extends HubCommand {
  @Parameters(paramLabel = "ADDRESS", description = "The mail address.")
  private String address = "";

  public ShowSuppressionCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    session()
        .printer()
        .thing(session().hub().ask(HubRequest.get("/v1/suppressions/{}", address)).json());
    return ExitStatus.DONE;
  }
}
