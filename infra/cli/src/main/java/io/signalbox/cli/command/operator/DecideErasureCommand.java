package io.signalbox.cli.command.operator;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.DecideProposedCommand;

/** Decides about an erasure. */
abstract class DecideErasureCommand extends DecideProposedCommand {
  DecideErasureCommand(Session session, String verb) {
    super(session, "erasure", verb);
  }

  @Override
  protected String sentence(JsonNode erasure) {
    return "The erasure of the %s %s, asked for by %s."
        .formatted(
            erasure.path("kind").asText(),
            erasure.path("value").asText(),
            erasure.path("by").asText());
  }
}
