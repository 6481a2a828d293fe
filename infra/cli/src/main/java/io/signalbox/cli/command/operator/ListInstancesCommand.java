package io.signalbox.cli.command.operator;

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
import picocli.CommandLine.Command;

/** {@code signalbox instances ls}. */
@Command(
    name = "ls",
    description = "List senders, and those that are silent for longer than usual.")
public final class ListInstancesCommand extends HubCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("instance", "/instance"),
          Column.of("last hour", "/lastHour"),
          Column.of("silent", "/silent"),
          Column.of("silent feeds", "/silentFeeds"),
          Column.of("last surge", "/lastSurge"));

  public ListInstancesCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    JsonNode answer = session().hub().ask(HubRequest.get("/v1/instances")).json();
    session()
        .printer()
        .list(
            answer,
            new Table(COLUMNS, Pages.items(answer.path("instances")), "There is no instance."));
    return ExitStatus.DONE;
  }
}
