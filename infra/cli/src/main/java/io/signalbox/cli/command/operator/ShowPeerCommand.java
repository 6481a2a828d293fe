package io.signalbox.cli.command.operator;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.hub.HubRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signalbox peers show HUB}. */
@Command(name = "show", description = "Show the state of a peer, and what it says of this hub.")
public final class ShowPeerCommand extends HubCommand {
  @Parameters(paramLabel = "HUB", description = "The name of the other hub.")
  private String hub = "";

  public ShowPeerCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    session().printer().thing(session().hub().ask(HubRequest.get("/v1/peers/{}", hub)).json());
    return ExitStatus.DONE;
  }
}
