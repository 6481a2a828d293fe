package io.signalbox.cli.command.handler;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.WriteCommand;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signalbox notices revoke TICKET}. */
@Command(name = "revoke", description = "Close the page on which a recipient can answer a notice.")
public final class RevokeNoticeCommand extends WriteCommand {
  @Parameters(paramLabel = "TICKET", description = "The ticket, as in the notice.")
  private String ticket = "";

  public RevokeNoticeCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    Optional<HubAnswer> answer = send(HubRequest.post("/v1/notices/{}/revoke", ticket));
    if (answer.isPresent()) {
      session().printer().done("The page of " + ticket + " is closed.", answer.get().json());
    }
    return ExitStatus.DONE;
  }
}
