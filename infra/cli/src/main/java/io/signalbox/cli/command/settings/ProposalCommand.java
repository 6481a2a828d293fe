package io.signalbox.cli.command.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.hub.HubRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signalbox settings proposal ID}. */
@Command(name = "proposal", description = "Show what a proposal changes, and who decided.")
public final class ProposalCommand extends HubCommand {
  @Parameters(paramLabel = "ID", description = "As settings proposals names it.")
  private String id = "";

  public ProposalCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    JsonNode proposal = session().hub().ask(HubRequest.get("/v1/proposals/{}", id)).json();
    ShownProposal.print(session().printer(), proposal);
    return ExitStatus.DONE;
  }
}
