package io.signalbox.cli.command.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.command.InputFile;
import io.signalbox.cli.command.Jobs;
import io.signalbox.cli.command.Pages;
import io.signalbox.cli.hub.Hub;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Column;
import io.signalbox.cli.output.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox settings whatif KIND NAME [FILE]}. */
@Command(
    name = "whatif",
    description = {
      "Show the effect that an entry of the settings would have had on the last days' events.",
      "Without FILE, show the effect of its removal. Sends nothing."
    })
public final class WhatIfCommand extends HubCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("destination", "/destination"),
          Column.of("events more", "/events/more"),
          Column.of("events less", "/events/less"),
          Column.of("deliveries before", "/deliveries/before"),
          Column.of("deliveries after", "/deliveries/after"),
          Column.of("recipients more", "/recipients/more"),
          Column.of("recipients less", "/recipients/less"));

  @Parameters(index = "0", paramLabel = "KIND", description = "Such as routes or destinations.")
  private String kind = "";

  @Parameters(index = "1", paramLabel = "NAME", description = "The entry's name.")
  private String name = "";

  @Parameters(
      index = "2",
      paramLabel = "FILE",
      arity = "0..1",
      description = "The entry in JSON; - is the standard input.")
  private Optional<String> file = Optional.empty();

  @Option(names = "--days", paramLabel = "DAYS", description = "How many days back, up to 90 (7).")
  private int days = 7;

  public WhatIfCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("days", days);
    ArrayNode changes = body.putArray("changes");
    ObjectNode change = changes.addObject().put("kind", kind).put("name", name);
    if (file.isPresent()) {
      change.set("entry", InputFile.json(session(), file.get()));
    } else {
      change.putNull("entry");
    }
    Hub hub = session().hub();
    JsonNode begun =
        hub.ask(
                HubRequest.post("/v1/settings/whatif")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .json(body.toString())
                    .thatMayBeRepeated())
            .json();
    JsonNode job = Jobs.follow(session(), hub, begun);
    List<JsonNode> changed = Pages.items(job.at("/report/destinations"));
    session().printer().list(job, new Table(COLUMNS, changed, "Nothing would have changed."));
    return ExitStatus.DONE;
  }
}
