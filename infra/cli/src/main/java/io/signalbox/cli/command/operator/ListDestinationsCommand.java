package io.signalbox.cli.command.operator;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.command.Pages;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Column;
import io.signalbox.cli.output.Table;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code signalbox destinations ls}. */
@Command(name = "ls", description = "List destinations and their states.")
public final class ListDestinationsCommand extends HubCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("destination", "/destination"),
          Column.of("method", "/method"),
          Column.of("status", "/status"),
          new Column("since", one -> cause(one).path("since").asText()),
          new Column(
              "cause",
              one -> cause(one).path("lastAnswer").asText(cause(one).path("reason").asText())),
          Column.of("next try", "/failing/nextTry"));

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only those that are active, failing, paused or pulled.")
  private Optional<String> status = Optional.empty();

  public ListDestinationsCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    JsonNode answer =
        session().hub().ask(HubRequest.get("/v1/destinations")).jsonWith("destinations");
    List<JsonNode> wanted =
        Pages.items(answer.path("destinations")).stream()
            .filter(one -> status.isEmpty() || status.get().equals(one.path("status").asText()))
            .toList();
    session().printer().list(answer, new Table(COLUMNS, wanted, "There are no destinations."));
    return ExitStatus.DONE;
  }

  private static JsonNode cause(JsonNode destination) {
    return destination.path(destination.path("status").asText());
  }
}
