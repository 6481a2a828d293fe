package io.signalbox.cli.command.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.command.LimitOption;
import io.signalbox.cli.command.Pages;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Column;
import io.signalbox.cli.output.Table;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code signalbox directory ls KIND}. */
@Command(name = "ls", description = "List the objects of a kind in the directory.")
public final class ListDirectoryCommand extends HubCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("id", "/id"),
          Column.of("source", "/source"),
          Column.of("changed", "/changedAt"),
          Column.of("by", "/changedBy"),
          Column.of("object", "/object"));

  @Parameters(
      paramLabel = "KIND",
      description = "organisations, contacts, networks, rules or annotations.")
  private String kind = "";

  @Mixin private final LimitOption limit = new LimitOption(1000);

  public ListDirectoryCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    ObjectNode answer =
        Pages.collect(
            session().hub(),
            HubRequest.get("/v1/directory/{}", kind),
            kind,
            "after",
            limit.count(),
            1000);
    session()
        .printer()
        .list(answer, new Table(COLUMNS, Pages.items(answer.path(kind)), "There are none."));
    return ExitStatus.DONE;
  }
}
