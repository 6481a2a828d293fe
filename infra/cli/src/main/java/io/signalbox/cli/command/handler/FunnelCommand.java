package io.signalbox.cli.command.handler;

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
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code signalbox funnel}. */
@Command(
    name = "funnel",
    description =
        "Count the events of each day that had a contact, were accepted, were answered, and were"
            + " not seen again.")
public final class FunnelCommand extends HubCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("day", "/day"),
          Column.of("events", "/events"),
          Column.of("contact", "/contact"),
          Column.of("taken", "/taken"),
          Column.of("answered", "/answered"),
          Column.of("gone", "/gone"),
          Column.of("final", "/final"));

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "The first day, such as 2026-11-01 or 30d.")
  private Optional<String> from = Optional.empty();

  @Option(names = "--to", paramLabel = "TIME", description = "The first day that does not count.")
  private Optional<String> to = Optional.empty();

  @Option(names = "--recount", description = "Count again, without stored counts.")
  private boolean recount;

  public FunnelCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    HubRequest request =
        HubRequest.get("/v1/statistics/funnel").with("from", time(from)).with("to", time(to));
    JsonNode answer = session().hub().ask(recount ? request.with("recount", true) : request).json();
    Table table = new Table(COLUMNS, Pages.items(answer.path("rows")), "No events.");
    session().printer().list(answer, table);
    List<String> uncounted = answer.path("uncounted").valueStream().map(JsonNode::asText).toList();
    if (!uncounted.isEmpty()) {
      session().printer().text("Not counted yet: " + String.join(", ", uncounted));
    }
    return ExitStatus.DONE;
  }
}
