package io.signalbox.cli.command.operator;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.WriteCommand;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** Decides about what was kept aside, one after the other. */
abstract class DecideCommand extends WriteCommand {
  private final Aside kind;
  private final String verb;

  @Parameters(paramLabel = "ID", arity = "1..*", description = "The id, as in the list.")
  private List<String> ids = new ArrayList<>();

  DecideCommand(Session session, Aside kind, String verb) {
    super(session);
    this.kind = kind;
    this.verb = verb;
  }

  /** The body that is taken in instead, where there is one. */
  protected HubRequest complete(HubRequest request) throws CommandFailure {
    return request;
  }

  protected int count() {
    return ids.size();
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    for (String id : ids) {
      Optional<HubAnswer> answer = send(complete(HubRequest.post(kind.path() + "/{}/" + verb, id)));
      if (answer.isPresent()) {
        JsonNode decision = answer.get().json();
        String taken =
            decision.has("envelope") ? " as event " + decision.path("envelope").asText() : "";
        session()
            .printer()
            .done(id + " is " + decision.path("decision").asText() + taken + ".", decision);
      }
    }
    return ExitStatus.DONE;
  }
}
