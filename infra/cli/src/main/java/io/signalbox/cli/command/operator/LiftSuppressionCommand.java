package io.signalbox.cli.command.operator;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.WriteCommand;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signalbox suppressions rm ADDRESS}. */
@Command(name = "rm", description = "End the suppression of an address.")
public final class LiftSuppressionCommand extends WriteCommand {
  @Parameters(paramLabel = "ADDRESS", arity = "1..*", description = "The mail address.")
  private List<String> addresses = new ArrayList<>();

  public LiftSuppressionCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    for (String address : addresses) {
      Optional<HubAnswer> answer = send(HubRequest.delete("/v1/suppressions/{}", address));
      if (answer.isPresent()) {
        session().printer().done(address + " gets mail again.", answer.get().json());
      }
    }
    return ExitStatus.DONE;
  }
}
