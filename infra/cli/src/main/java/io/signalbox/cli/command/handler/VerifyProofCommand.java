package io.signalbox.cli.command.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.command.InputFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox proof verify FILE}. */
@Command(
    name = "verify",
    description = {
      "Verify the proof of a day's notices. Needs neither a hub nor a network.",
      "Give the hub's key, as you know it, with --key. Without it, compare the printed key"
          + " yourself."
    })
public final class VerifyProofCommand extends HubCommand {
  @Parameters(paramLabel = "FILE", description = "The proof; - for the standard input.")
  private String file = "";

  @Option(names = "--key", paramLabel = "KEY", description = "The hub's key in base64.")
  private Optional<String> key = Optional.empty();

  public VerifyProofCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure {
    ProofFile.Content content;
    try {
      content = ProofFile.verify(InputFile.read(session(), file));
    } catch (ProofFile.Broken broken) {
      throw new CommandFailure(
          ExitStatus.REFUSED, file + " proves nothing. " + broken.getMessage() + ".");
    }
    JsonNode end = content.end();
    if (key.isPresent() && !key.get().equals(end.path("key").asText())) {
      throw new CommandFailure(ExitStatus.REFUSED, file + " is signed with another key.");
    }
    if (!end.path("done").asBoolean()) {
      throw new CommandFailure(
          ExitStatus.REFUSED, file + " ends before the day's last notice: fetch it again.");
    }
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("hub", end.path("hub").asText());
    facts.put("day", end.path("day").asText());
    facts.put("notices", Integer.toString(content.notices()));
    facts.put("signed at", end.path("at").asText());
    facts.put("whole day", end.path("dayIsOver").asBoolean() ? "yes" : "no, it was not over");
    facts.put("key", end.path("key").asText());
    session().printer().thing(end, facts, List.of());
    return ExitStatus.DONE;
  }
}
