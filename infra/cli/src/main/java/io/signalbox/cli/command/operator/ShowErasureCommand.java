package io.signalbox.cli.command.operator;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.hub.HubRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signalbox erasures show ID}. */
@Command(name = "show", description = "Show an erasure: how far it is, or its receipt.")
public final class ShowErasureCommand extends HubCommand {
  @Parameters(paramLabel = "ID", description = "As erasures ls names it.")
  private String id = "";

  public ShowErasureCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    session().printer().thing(session().hub().ask(HubRequest.get("/v1/erasures/{}", id)).json());
    return ExitStatus.DONE;
  }
}
