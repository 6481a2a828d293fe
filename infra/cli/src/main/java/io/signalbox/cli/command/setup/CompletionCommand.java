package io.signalbox.cli.command.setup;

import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code signalbox completion}. */
@Command(
    name = "completion",
    description = {
      "Print the script that completes commands and options in bash and zsh.",
      "In ~/.bashrc or ~/.zshrc: source <(signalbox completion)"
    })
public final class CompletionCommand extends HubCommand {
  @Spec private @Nullable CommandSpec spec;

  public CompletionCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() {
    CommandSpec own = Objects.requireNonNull(spec);
    session().out().text(AutoComplete.bash("signalbox", own.root().commandLine()));
    return ExitStatus.DONE;
  }
}
