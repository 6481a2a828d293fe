package io.signalbox.cli.command.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.Confirmation;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.WriteCommand;
import io.signalbox.cli.hub.Hub;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides about a proposal, which is shown first. */
abstract class DecisionCommand extends WriteCommand {
  private final String verb;

  @Parameters(paramLabel = "ID", description = "As settings proposals names it.")
  private String id = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
  private Optional<String> reason = Optional.empty();

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  DecisionCommand(Session session, String verb) {
    super(session);
    this.verb = verb;
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    Hub hub = session().hub();
    JsonNode proposal = hub.ask(HubRequest.get("/v1/proposals/{}", id)).json();
    ShownProposal.print(session().printer(), proposal);
    if (!isDryRun()) {
      Confirmation.require(
          session(), "%d changes.".formatted(proposal.path("changes").size()), yes);
    }
    HubRequest request = HubRequest.post("/v1/proposals/{}/" + verb, id);
    Optional<HubAnswer> answer =
        send(
            reason.isPresent()
                ? request.json(
                    JsonNodeFactory.instance.objectNode().put("reason", reason.get()).toString())
                : request);
    if (answer.isPresent()) {
      session().note("The proposal is " + answer.get().json().path("state").asText() + ".");
    }
    return ExitStatus.DONE;
  }
}
