package io.signalbox.cli.command.operator;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.hub.HubRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signalbox destinations show NAME}. */
@Command(
    name = "show",
    description = "Show a destination: its state, its backlog, envelopes set aside.")
public final class ShowDestinationCommand extends HubCommand {
  @Parameters(paramLabel = "NAME", description = "The destination.")
  private String name = "";

  public ShowDestinationCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    JsonNode answer = session().hub().ask(HubRequest.get("/v1/destinations/{}", name)).json();
    session().printer().thing(answer);
    return ExitStatus.DONE;
  }
}
