package io.signalbox.cli.command.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.InputFile;
import java.io.IOException;

/** The file that says what this hub sends to a peer. */
final class PeerTerms {
  static final String SEND =
      "What this hub sends: JSON with pattern, ceiling and fields; {} for all. Without it,"
          + " nothing.";

  private static final JsonMapper JSON = new JsonMapper();

  private PeerTerms() {}

  static JsonNode read(Session session, String file) throws CommandFailure {
    try {
      return JSON.readTree(InputFile.read(session, file));
    } catch (IOException broken) {
      throw new CommandFailure(ExitStatus.USAGE, file + " is not JSON.");
    }
  }
}
