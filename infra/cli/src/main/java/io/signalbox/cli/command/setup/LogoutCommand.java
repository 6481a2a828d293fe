package io.signalbox.cli.command.setup;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.profile.ProfileFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signalbox logout NAME}. */
@Command(name = "logout", description = "Remove a profile with its token.")
public final class LogoutCommand extends HubCommand {
  @Parameters(paramLabel = "NAME", arity = "0..1", description = "The profile (default).")
  private String name = "default";

  public LogoutCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure {
    if (!ProfileFile.of(session().surroundings()).remove(name)) {
      throw new CommandFailure(ExitStatus.NOT_FOUND, "There is no profile " + name + ".");
    }
    session().note("The profile " + name + " is forgotten. Its token is still valid at the hub.");
    return ExitStatus.DONE;
  }
}
