package io.signalbox.cli.command.operator;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.ListCommand;
import io.signalbox.cli.output.Column;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code signalbox destinations ls}. */
@Command(name = "ls", description = "List destinations and their states.")
public final class ListDestinationsCommand extends ListCommand {
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
    super(
        session,
        new Source("/v1/destinations", "destinations", COLUMNS, "There are no destinations."));
  }

  @Override
  protected boolean isWanted(JsonNode destination) {
    return status.isEmpty() || status.get().equals(destination.path("status").asText());
  }

  private static JsonNode cause(JsonNode destination) {
    return destination.path(destination.path("status").asText());
  }
}
