package io.signalbox.cli.command.settings;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.hub.HubRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signalbox directory show KIND NAME}. */
@Command(name = "show", description = "Show one object of the directory.")
public final class ShowDirectoryCommand extends HubCommand {
  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "organisations, contacts, networks, rules or annotations.")
  private String kind = "";

  @Parameters(index = "1", paramLabel = "NAME", description = "The object's id.")
  private String name = "";

  public ShowDirectoryCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    session()
        .printer()
        .thing(session().hub().ask(HubRequest.get("/v1/directory/{}/{}", kind, name)).json());
    return ExitStatus.DONE;
  }
}
