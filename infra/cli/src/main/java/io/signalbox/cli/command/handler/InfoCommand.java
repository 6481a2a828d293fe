package io.signalbox.cli.command.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.hub.HubRequest;
import picocli.CommandLine.Command;

/** {@code signalbox info}. */
@Command(name = "info", description = "Show a hub's version and limits. Needs no token.")
public final class InfoCommand extends HubCommand {
  public InfoCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    JsonNode info = session().hubWithoutToken().ask(HubRequest.get("/v1/info")).jsonWith("version");
    session().printer().thing(info);
    return ExitStatus.DONE;
  }
}
