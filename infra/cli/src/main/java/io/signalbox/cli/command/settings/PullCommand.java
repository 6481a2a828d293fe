package io.signalbox.cli.command.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.OutputFormat;
import io.signalbox.cli.output.Printer;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signalbox settings pull FILE}. */
@Command(
    name = "pull",
    description = {
      "Write the settings to a file that you can edit and apply.",
      "FILE.etag keeps their version. Without FILE, the command prints the settings."
    })
public final class PullCommand extends HubCommand {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "Such as settings.json.")
  private Optional<String> file = Optional.empty();

  public PullCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    HubAnswer answer = session().hub().ask(HubRequest.get("/v1/settings"));
    Printer printer = session().printer(OutputFormat.json);
    if (file.isEmpty()) {
      printer.done("", answer.json());
      return ExitStatus.DONE;
    }
    try {
      byte[] document = JSON.writeValueAsBytes(answer.json());
      new SettingsFile(session(), file.get()).write(document, answer.header("ETag"));
    } catch (JsonProcessingException impossible) {
      throw CommandFailure.local("The settings cannot be written as JSON.");
    }
    session().note("The settings are in " + file.get() + ".");
    return ExitStatus.DONE;
  }
}
