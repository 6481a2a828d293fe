package io.signalbox.cli.command.operator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.WriteCommand;
import io.signalbox.cli.hub.HubRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signalbox sessions end NAME}. */
@Command(name = "end", description = "End all console sessions of an instance or person.")
public final class EndSessionsCommand extends WriteCommand {
  @Parameters(paramLabel = "NAME", description = "The name, such as person:ann.")
  private String name = "";

  public EndSessionsCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    if (send(HubRequest.delete("/v1/sessions/{}", name)).isPresent()) {
      session()
          .printer()
          .done(
              "All sessions of " + name + " have ended.",
              JsonNodeFactory.instance.objectNode().put("name", name));
    }
    return ExitStatus.DONE;
  }
}
