package io.signalbox.cli.command.handler;

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

/** {@code signalbox unrouted}. */
@Command(name = "unrouted", description = "List events that matched no route, by sender and type.")
public final class UnroutedCommand extends HubCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("sender", "/sender"),
          Column.of("type", "/type"),
          Column.of("events", "/envelopes"),
          Column.of("latest", "/latest/at"),
          Column.of("latest event", "/latest/id"));

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Events since this time, such as 7d or 2026-11-01 (a day ago).")
  private Optional<String> since = Optional.empty();

  public UnroutedCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    JsonNode answer =
        session().hub().ask(HubRequest.get("/v1/unrouted").with("since", time(since))).json();
    session()
        .printer()
        .list(
            answer,
            new Table(
                COLUMNS, Pages.items(answer.path("unrouted")), "Every event matched a route."));
    if (answer.path("atLeast").asBoolean()) {
      session().note("There are more before " + answer.path("since").asText() + ".");
    }
    return ExitStatus.DONE;
  }
}
