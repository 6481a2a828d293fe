package io.signalbox.cli.sending;

import io.signalbox.cli.Session;
import io.signalbox.cli.command.PagedListCommand;
import io.signalbox.cli.output.Column;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code signalbox sendings ls}. */
@Command(name = "ls", description = "List the sendings that others must or had to approve.")
public final class ListSendingsCommand extends PagedListCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("id", "/id"),
          Column.of("at", "/at"),
          Column.of("by", "/by"),
          Column.of("sending", "/sending"),
          Column.of("destination", "/destination"),
          Column.of("rows", "/rows/valid"),
          Column.of("state", "/state"));

  public ListSendingsCommand(Session session) {
    super(session, new Source("sendings", "after", 500, 500, COLUMNS, "No sending was proposed."));
  }
}
