package io.signalbox.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.Confirmation;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that decides about something that somebody proposed, which is shown first. */
public abstract class DecideProposedCommand extends WriteCommand {
  private final String noun;
  private final String verb;

  @Parameters(paramLabel = "ID", description = "As ls names it.")
  private String id = "";

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  /**
   * @param noun what it is; the API has it under its plural
   * @param verb the last part of the API's path
   */
  protected DecideProposedCommand(Session session, String noun, String verb) {
    super(session);
    this.noun = noun;
    this.verb = verb;
  }

  @Override
  protected final ExitStatus run() throws CommandFailure, InterruptedException {
    String path = "/v1/" + noun + "s/{}";
    String what = sentence(session().hub().ask(HubRequest.get(path, id)).json());
    if (isDryRun()) {
      session().note(what);
    } else {
      Confirmation.require(session(), what, yes);
    }
    Optional<HubAnswer> answer = send(HubRequest.post(path + "/" + verb, id));
    if (answer.isPresent()) {
      session().note("The " + noun + " is " + answer.get().json().path("state").asText() + ".");
    }
    return ExitStatus.DONE;
  }

  /** What it is about, for who decides. */
  protected abstract String sentence(JsonNode proposed);
}
