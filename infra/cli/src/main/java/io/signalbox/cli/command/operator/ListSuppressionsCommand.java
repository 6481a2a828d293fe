package io.signalbox.cli.command.operator;

import io.signalbox.cli.Session;
import io.signalbox.cli.command.PagedListCommand;
import io.signalbox.cli.output.Column;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code signalbox suppressions ls}. */
@Command(name = "ls", description = "List suppressed addresses: they bounced and get no mail.")
public final class ListSuppressionsCommand extends PagedListCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("address", "/address"),
          Column.of("since", "/since"),
          Column.of("reason", "/reason"),
          Column.of("detail", "/detail"));

  public ListSuppressionsCommand(Session session) {
    super(
        session,
        new Source("suppressions", "after", 1000, 1000, COLUMNS, "Every address gets mail."));
  }
}
