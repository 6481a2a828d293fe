package io.signalbox.cli.sending;

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

/** Decides about a sending, which is shown first. */
abstract class DecideSendingCommand extends WriteCommand {
  private final String verb;

  @Parameters(paramLabel = "ID", description = "As sendings ls names it.")
  private String id = "";

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  DecideSendingCommand(Session session, String verb) {
    super(session);
    this.verb = verb;
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    JsonNode sending = session().hub().ask(HubRequest.get("/v1/sendings/{}", id)).json();
    String what =
        "The sending %s of %,d rows to %s, proposed by %s."
            .formatted(
                sending.path("sending").asText(),
                sending.at("/rows/valid").asInt(),
                sending.path("destination").asText(),
                sending.path("by").asText());
    if (isDryRun()) {
      session().note(what);
    } else {
      Confirmation.require(session(), what, yes);
    }
    Optional<HubAnswer> answer = send(HubRequest.post("/v1/sendings/{}/" + verb, id));
    if (answer.isPresent()) {
      session().note("The sending is " + answer.get().json().path("state").asText() + ".");
    }
    return ExitStatus.DONE;
  }
}
