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
import picocli.CommandLine.Command;

/** {@code signalbox fetches ls}. */
@Command(name = "ls", description = "List fetches and their progress.")
public final class ListFetchesCommand extends HubCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("fetch", "/fetch"),
          Column.of("status", "/status"),
          Column.of("last fetched", "/lastFetchedAt"),
          Column.of("next", "/nextAt"),
          Column.of("cause", "/failing/lastAnswer"),
          Column.of("missing until", "/missing/until"),
          Column.of("counts", "/counts"));

  public ListFetchesCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    JsonNode answer = session().hub().ask(HubRequest.get("/v1/fetches")).json();
    session()
        .printer()
        .list(
            answer, new Table(COLUMNS, Pages.items(answer.path("fetches")), "Nothing is fetched."));
    return ExitStatus.DONE;
  }
}
