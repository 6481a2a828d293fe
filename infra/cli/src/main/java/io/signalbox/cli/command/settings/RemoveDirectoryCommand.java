package io.signalbox.cli.command.settings;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.Confirmation;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.WriteCommand;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox directory rm KIND NAME}. */
@Command(name = "rm", description = "Remove one object of the directory. Asks first.")
public final class RemoveDirectoryCommand extends WriteCommand {
  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "organisations, contacts, networks, rules or annotations.")
  private String kind = "";

  @Parameters(index = "1", paramLabel = "NAME", description = "The object's id.")
  private String name = "";

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  public RemoveDirectoryCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    if (!isDryRun()) {
      Confirmation.require(session(), "Removes " + kind + "/" + name + ".", yes);
    }
    Optional<HubAnswer> answer = send(HubRequest.delete("/v1/directory/{}/{}", kind, name));
    if (answer.isPresent()) {
      session()
          .printer()
          .done(
              ShownProposal.sentence(answer.get(), kind + "/" + name + " is gone."),
              answer.get().json());
    }
    return ExitStatus.DONE;
  }
}
