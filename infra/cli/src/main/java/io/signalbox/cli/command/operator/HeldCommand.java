package io.signalbox.cli.command.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.command.Pages;
import io.signalbox.cli.output.Column;
import io.signalbox.cli.output.Table;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** {@code signalbox held}. */
@Command(
    name = "held",
    description = {
      "Show what the hub holds about a mail address, an IP address, a domain or a sender.",
      "With -o ndjson, export it: an object a line, with its content."
    })
public final class HeldCommand extends HubCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("kind", "/kind"), Column.of("where", "/where"), Column.of("stays", "/stays"));

  @ArgGroup(multiplicity = "1")
  private SubjectOptions subject = new SubjectOptions();

  public HeldCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    ObjectNode held = HeldPages.collect(session(), subject.json());
    session()
        .printer()
        .list(held, new Table(COLUMNS, Pages.items(held.path("held")), "The hub holds nothing."));
    return ExitStatus.DONE;
  }
}
