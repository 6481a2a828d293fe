package io.signalbox.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.Session;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A command that changes something, or says what it would change. */
public abstract class WriteCommand extends HubCommand {
  private static final int BODY_SHOWN = 2_000;

  @Option(
      names = {"-n", "--dry-run"},
      description = "Show the changes, and change nothing.")
  private boolean dryRun;

  protected WriteCommand(Session session) {
    super(session);
  }

  protected boolean isDryRun() {
    return dryRun;
  }

  /** Sends the request; a dry run prints it instead, for the API has none for it. */
  protected Optional<HubAnswer> send(HubRequest request)
      throws CommandFailure, InterruptedException {
    if (!dryRun) {
      return Optional.of(session().hub().ask(request));
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode would = json.putObject("wouldSend");
    would.put("method", request.method());
    would.put("path", request.target());
    String body = request.body().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
    String shown = body.length() > BODY_SHOWN ? body.substring(0, BODY_SHOWN) + " …" : body;
    if (!body.isEmpty()) {
      would.put("body", shown);
    }
    String sentence = "Would send " + request.method() + " " + request.target();
    session().printer().done(body.isEmpty() ? sentence : sentence + " with " + shown, json);
    return Optional.empty();
  }
}
