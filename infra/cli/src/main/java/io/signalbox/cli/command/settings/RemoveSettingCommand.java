package io.signalbox.cli.command.settings;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.Confirmation;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.WriteCommand;
import io.signalbox.cli.hub.Hub;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox settings rm KIND NAME}. */
@Command(name = "rm", description = "Remove one entry of the settings. Asks first.")
public final class RemoveSettingCommand extends WriteCommand {
  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "instances, destinations, routes, connections, fetches or templates.")
  private String kind = "";

  @Parameters(index = "1", paramLabel = "NAME", description = "The entry.")
  private String name = "";

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  public RemoveSettingCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    Hub hub = session().hub();
    HubAnswer stands = hub.ask(HubRequest.get("/v1/settings/{}/{}", kind, name));
    HubRequest delete = HubRequest.delete("/v1/settings/{}/{}", kind, name);
    new Plan(hub.ask(delete.with("dryRun", true).thatMayBeRepeated()).json())
        .print(session().printer());
    if (isDryRun()) {
      return ExitStatus.DONE;
    }
    Confirmation.require(session(), "Removes " + kind + "/" + name + ".", yes);
    HubAnswer answer = hub.ask(delete.header("If-Match", stands.header("ETag").orElse("*")));
    session().note(ShownProposal.sentence(answer, "The entry " + kind + "/" + name + " is gone."));
    return ExitStatus.DONE;
  }
}
