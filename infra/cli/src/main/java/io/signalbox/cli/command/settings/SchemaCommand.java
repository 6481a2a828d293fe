package io.signalbox.cli.command.settings;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.OutputFormat;
import picocli.CommandLine.Command;

/** {@code signalbox settings schema}. */
@Command(
    name = "schema",
    description = "Print the JSON schema of the settings, for an editor. Needs no token.")
public final class SchemaCommand extends HubCommand {
  public SchemaCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    session()
        .printer(OutputFormat.json)
        .done("", session().hubWithoutToken().ask(HubRequest.get("/v1/settings/schema")).json());
    return ExitStatus.DONE;
  }
}
