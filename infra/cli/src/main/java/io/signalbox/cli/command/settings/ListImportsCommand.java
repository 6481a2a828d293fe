package io.signalbox.cli.command.settings;

import io.signalbox.cli.Session;
import io.signalbox.cli.command.ListCommand;
import io.signalbox.cli.output.Column;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code signalbox contacts imports}. */
@Command(name = "imports", description = "List the imports that can be undone.")
public final class ListImportsCommand extends ListCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("revision", "/revision"),
          Column.of("source", "/source"),
          Column.of("at", "/at"),
          Column.of("by", "/by"),
          Column.of("added", "/added"),
          Column.of("changed", "/changed"),
          Column.of("removed", "/removed"),
          Column.of("until", "/until"));

  public ListImportsCommand(Session session) {
    super(
        session,
        new Source(
            "/v1/directory/imports",
            "imports",
            COLUMNS,
            "Nothing was imported in the last 20 hours."));
  }
}
