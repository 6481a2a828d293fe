package io.signalbox.cli.command.operator;

import io.signalbox.cli.Session;
import io.signalbox.cli.command.PagedListCommand;
import io.signalbox.cli.output.Column;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code signalbox erasures ls}. */
@Command(name = "ls", description = "List the erasures with their receipts.")
public final class ListErasuresCommand extends PagedListCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("id", "/id"),
          Column.of("requested", "/requestedAt"),
          Column.of("by", "/by"),
          Column.of("kind", "/kind"),
          Column.of("state", "/state"),
          Column.of("finished", "/finishedAt"));

  public ListErasuresCommand(Session session) {
    super(session, new Source("erasures", "after", 500, 500, COLUMNS, "Nothing was erased."));
  }
}
