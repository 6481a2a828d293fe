package io.signalbox.cli.command.operator;

import io.signalbox.cli.Session;
import io.signalbox.cli.command.PagedListCommand;
import io.signalbox.cli.output.Column;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code signalbox suppressions ls}. */
@Command(name = "ls", description = "List suppressed addresses: they bounced and get no mail.")
public final class ListSuppressionsCommand extends PagedListCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("address", "/address"),
          Column.of("since", "/since"),
          Column.of("reason", "/reason"),
          Column.of("detail", "/detail"));

  @Option(names = "--limit", paramLabel = "COUNT", description = "The maximum number (1000).")
  private int limit = 1000;

  public ListSuppressionsCommand(Session session) {
    super(session, new Source("suppressions", "after", 1000, COLUMNS, "Every address gets mail."));
  }

  @Override
  protected int limit() {
    return limit;
  }
}
