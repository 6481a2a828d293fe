package io.signalbox.cli.command.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import picocli.CommandLine.Option;

/** {@code signalbox suppressions ls}. */
@Command(name = "ls", description = "List suppressed addresses: they bounced and get no mail.")
public final class ListSuppressionsCommand extends HubCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("address", "/address"),
          Column.of("since", "/since"),
          Column.of("reason", "/reason"),
          Column.of("detail", "/detail"));

  @Option(names = "--limit", paramLabel = "COUNT", description = "The maximum number (1000).")
  private int limit = 1000;

  public ListSuppressionsCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    ObjectNode answer =
        Pages.collect(
            session().hub(),
            HubRequest.get("/v1/suppressions"),
            "suppressions",
            "after",
            limit,
            1000);
    session()
        .printer()
        .list(
            answer,
            new Table(
                COLUMNS, Pages.items(answer.path("suppressions")), "Every address gets mail."));
    return ExitStatus.DONE;
  }
}
