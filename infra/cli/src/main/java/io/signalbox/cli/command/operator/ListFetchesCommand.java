package io.signalbox.cli.command.operator;

import io.signalbox.cli.Session;
import io.signalbox.cli.command.ListCommand;
import io.signalbox.cli.output.Column;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code signalbox fetches ls}. */
@Command(name = "ls", description = "List fetches and their progress.")
public final class ListFetchesCommand extends ListCommand {
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
    super(session, new Source("/v1/fetches", "fetches", COLUMNS, "Nothing is fetched."));
  }
}
