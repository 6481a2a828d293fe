package io.signalbox.cli.command.settings;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.InputFile;
import io.signalbox.cli.command.WriteCommand;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox directory put KIND NAME FILE}. */
@Command(name = "put", description = "Create or replace one object of the directory.")
public final class PutDirectoryCommand extends WriteCommand {
  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "organisations, contacts, networks, rules or annotations.")
  private String kind = "";

  @Parameters(index = "1", paramLabel = "NAME", description = "The object's id.")
  private String name = "";

  @Parameters(index = "2", paramLabel = "FILE", description = "Its JSON; - is the standard input.")
  private String file = "";

  @Option(names = "--create", description = "Only create, never replace.")
  private boolean create;

  public PutDirectoryCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    HubRequest request =
        HubRequest.put("/v1/directory/{}/{}", kind, name)
            .body("application/json", InputFile.read(session(), file));
    Optional<HubAnswer> answer = send(create ? request.header("If-None-Match", "*") : request);
    if (answer.isPresent()) {
      session()
          .printer()
          .done(
              ShownProposal.sentence(answer.get(), kind + "/" + name + " is written."),
              answer.get().json());
    }
    return ExitStatus.DONE;
  }
}
