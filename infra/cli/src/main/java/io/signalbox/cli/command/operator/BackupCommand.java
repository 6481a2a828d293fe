package io.signalbox.cli.command.operator;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox backup FILE}: the hub's own command, where the hub is on this machine. */
@Command(
    name = "backup",
    description = "Write all data of the hub on this machine to a file. The hub may run.")
public final class BackupCommand extends HubCommand {
  @Parameters(
      paramLabel = "FILE",
      description = "A new file, such as hub.zip. It contains secrets.")
  private String file = "";

  @Option(names = "--data", paramLabel = "DIR", description = "The hub's data folder.")
  private Optional<String> data = Optional.empty();

  public BackupCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    if (session().surroundings().hubCommand().isEmpty()) {
      throw CommandFailure.local(
          "A backup is made where the hub runs: use the command signalbox of the hub's package"
              + " there.");
    }
    List<String> words = new ArrayList<>();
    words.add(session().surroundings().hubCommand().get().toString());
    words.addAll(List.of("backup", session().file(file).toString()));
    data.ifPresent(folder -> words.addAll(List.of("--data", session().file(folder).toString())));
    try {
      int status = new ProcessBuilder(words).inheritIO().start().waitFor();
      return status == 0 ? ExitStatus.DONE : ExitStatus.LOCAL;
    } catch (IOException fault) {
      throw CommandFailure.local("The hub's command cannot be started: " + fault.getMessage());
    }
  }
}
