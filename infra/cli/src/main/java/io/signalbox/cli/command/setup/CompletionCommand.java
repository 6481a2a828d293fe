package io.signalbox.cli.command.setup;

import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.Signalbox;
import io.signalbox.cli.command.HubCommand;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** {@code signalbox completion}. */
@Command(
    name = "completion",
    description = {
      "Print the script that completes commands and options in bash and zsh.",
      "In ~/.bashrc or ~/.zshrc: source <(signalbox completion)"
    })
public final class CompletionCommand extends HubCommand {
  public CompletionCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() {
    session().out().text(AutoComplete.bash("signalbox", Signalbox.commandLine(session())));
    return ExitStatus.DONE;
  }
}
