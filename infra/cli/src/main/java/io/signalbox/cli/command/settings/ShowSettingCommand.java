package io.signalbox.cli.command.settings;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.OutputFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signalbox settings show KIND NAME}. */
@Command(name = "show", description = "Show one entry of the settings in JSON.")
public final class ShowSettingCommand extends HubCommand {
  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "instances, destinations, routes, connections, fetches or templates.")
  private String kind = "";

  @Parameters(index = "1", paramLabel = "NAME", description = "The entry.")
  private String name = "";

  public ShowSettingCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    session()
        .printer(OutputFormat.json)
        .done("", session().hub().ask(HubRequest.get("/v1/settings/{}/{}", kind, name)).json());
    return ExitStatus.DONE;
  }
}
