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

/** {@code signalbox settings apply FILE}. */
@Command(
    name = "apply",
    description = {
      "Show the changes by the settings in a file, ask, and write them.",
      "If somebody has changed the settings since the pull, the command writes nothing."
    })
public final class ApplyCommand extends WriteCommand {
  @Parameters(paramLabel = "FILE", description = "The settings in JSON; - is the standard input.")
  private String file = "";

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  public ApplyCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    SettingsFile settings = new SettingsFile(session(), file);
    byte[] document = settings.read();
    Hub hub = session().hub();
    Optional<String> pulled = settings.version();
    Optional<String> version =
        pulled.isPresent() ? pulled : hub.ask(HubRequest.get("/v1/settings")).header("ETag");
    HubRequest put = HubRequest.put("/v1/settings").body("application/json", document);
    Plan plan = new Plan(hub.ask(put.with("dryRun", true).thatMayBeRepeated()).json());
    plan.print(session().printer());
    if (isDryRun() || plan.isEmpty()) {
      return ExitStatus.DONE;
    }
    Confirmation.require(session(), "%d changes.".formatted(plan.size()), yes);
    HubAnswer answer = hub.ask(version.isPresent() ? put.header("If-Match", version.get()) : put);
    if (pulled.isPresent() && answer.header("ETag").isPresent()) {
      settings.writeVersion(answer.header("ETag"));
    }
    session().note(ShownProposal.sentence(answer, "The settings are written."));
    return ExitStatus.DONE;
  }
}
