package io.signalbox.cli.command.operator;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.Confirmation;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.WriteCommand;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides about an erasure, which is shown first. */
abstract class DecideErasureCommand extends WriteCommand {
  private final String verb;

  @Parameters(paramLabel = "ID", description = "As erasures ls names it.")
  private String id = "";

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  DecideErasureCommand(Session session, String verb) {
    super(session);
    this.verb = verb;
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    JsonNode erasure = session().hub().ask(HubRequest.get("/v1/erasures/{}", id)).json();
    String what =
        "The erasure of the %s %s, asked for by %s."
            .formatted(
                erasure.path("kind").asText(),
                erasure.path("value").asText(),
                erasure.path("by").asText());
    if (isDryRun()) {
      session().note(what);
    } else {
      Confirmation.require(session(), what, yes);
    }
    Optional<HubAnswer> answer = send(HubRequest.post("/v1/erasures/{}/" + verb, id));
    if (answer.isPresent()) {
      session().note("The erasure is " + answer.get().json().path("state").asText() + ".");
    }
    return ExitStatus.DONE;
  }
}
