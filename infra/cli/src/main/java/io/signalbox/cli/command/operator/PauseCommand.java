package io.signalbox.cli.command.operator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.WriteCommand;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox destinations pause NAME}. */
@Command(name = "pause", description = "Pause deliveries to a destination. New events wait.")
public final class PauseCommand extends WriteCommand {
  @Parameters(paramLabel = "NAME", description = "The destination.")
  private String name = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for other operators.")
  private Optional<String> reason = Optional.empty();

  public PauseCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    HubRequest request = HubRequest.post("/v1/destinations/{}/pause", name);
    if (reason.isPresent()) {
      request =
          request.json(
              JsonNodeFactory.instance.objectNode().put("reason", reason.get()).toString());
    }
    Optional<HubAnswer> answer = send(request);
    if (answer.isPresent()) {
      session().printer().done("The destination " + name + " is paused.", answer.get().json());
    }
    return ExitStatus.DONE;
  }
}
