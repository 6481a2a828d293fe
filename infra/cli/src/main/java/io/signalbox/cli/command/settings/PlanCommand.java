package io.signalbox.cli.command.settings;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.hub.HubRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signalbox settings plan FILE}. */
@Command(
    name = "plan",
    description = "Show what the settings in a file would change. Writes nothing.")
public final class PlanCommand extends HubCommand {
  @Parameters(paramLabel = "FILE", description = "The settings in JSON; - is the standard input.")
  private String file = "";

  public PlanCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    byte[] document = new SettingsFile(session(), file).read();
    HubRequest request =
        HubRequest.put("/v1/settings")
            .with("dryRun", true)
            .body("application/json", document)
            .thatMayBeRepeated();
    new Plan(session().hub().ask(request).json()).print(session().printer());
    return ExitStatus.DONE;
  }
}
