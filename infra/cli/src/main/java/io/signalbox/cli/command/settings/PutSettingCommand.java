package io.signalbox.cli.command.settings;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.Confirmation;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.InputFile;
import io.signalbox.cli.command.WriteCommand;
import io.signalbox.cli.hub.Hub;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox settings put KIND NAME FILE}. */
@Command(
    name = "put",
    description = "Create or replace one entry of the settings. Shows the changes first, and asks.")
public final class PutSettingCommand extends WriteCommand {
  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "instances, destinations, routes, connections, fetches or templates.")
  private String kind = "";

  @Parameters(index = "1", paramLabel = "NAME", description = "The entry.")
  private String name = "";

  @Parameters(index = "2", paramLabel = "FILE", description = "Its JSON; - is the standard input.")
  private String file = "";

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  public PutSettingCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    byte[] entry = InputFile.read(session(), file);
    Hub hub = session().hub();
    HubAnswer stands = hub.attempt(HubRequest.get("/v1/settings/{}/{}", kind, name));
    HubRequest put =
        HubRequest.put("/v1/settings/{}/{}", kind, name).body("application/json", entry);
    Plan plan = new Plan(hub.ask(put.with("dryRun", true).thatMayBeRepeated()).json());
    plan.print(session().printer());
    if (isDryRun() || plan.isEmpty()) {
      return ExitStatus.DONE;
    }
    Confirmation.require(session(), "%d changes.".formatted(plan.size()), yes);
    HubAnswer answer =
        hub.ask(
            stands.isSuccess() && stands.header("ETag").isPresent()
                ? put.header("If-Match", stands.header("ETag").get())
                : put);
    session()
        .note(ShownProposal.sentence(answer, "The entry " + kind + "/" + name + " is written."));
    return ExitStatus.DONE;
  }
}
