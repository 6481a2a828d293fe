package io.signalbox.cli.sending;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.DecideProposedCommand;

/** Decides about a sending. */
abstract class DecideSendingCommand extends DecideProposedCommand {
  DecideSendingCommand(Session session, String verb) {
    super(session, "sending", verb);
  }

  @Override
  protected String sentence(JsonNode sending) {
    return "The sending %s of %,d rows to %s, proposed by %s."
        .formatted(
            sending.path("sending").asText(),
            sending.at("/rows/valid").asInt(),
            sending.path("destination").asText(),
            sending.path("by").asText());
  }
}
