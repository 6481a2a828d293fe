package io.signalbox.cli.command.settings;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.Confirmation;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.WriteCommand;
import io.signalbox.cli.hub.Hub;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox settings revert REVISION}. */
@Command(
    name = "revert",
    description = "Restore the settings of a revision. Shows the changes first, and asks.")
public final class RevertCommand extends WriteCommand {
  @Parameters(paramLabel = "REVISION", description = "The revision, as in settings history.")
  private String revision = "";

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  public RevertCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    Hub hub = session().hub();
    Optional<String> version = hub.ask(HubRequest.get("/v1/settings")).header("ETag");
    HubRequest revert = HubRequest.post("/v1/settings/history/{}/revert", revision);
    Plan plan = new Plan(hub.ask(revert.with("dryRun", true).thatMayBeRepeated()).json());
    plan.print(session().printer());
    if (isDryRun() || plan.isEmpty()) {
      return ExitStatus.DONE;
    }
    Confirmation.require(session(), "%d changes.".formatted(plan.size()), yes);
    HubAnswer answer =
        hub.ask(version.isPresent() ? revert.header("If-Match", version.get()) : revert);
    session()
        .note(
            ShownProposal.sentence(answer, "The settings are what they were at " + revision + "."));
    return ExitStatus.DONE;
  }
}
