package io.signalbox.cli.command.operator;

import io.signalbox.cli.Session;
import io.signalbox.cli.command.ListCommand;
import io.signalbox.cli.output.Column;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code signalbox instances ls}. */
@Command(
    name = "ls",
    description = "List senders, and those that are silent for longer than usual.")
public final class ListInstancesCommand extends ListCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("instance", "/instance"),
          Column.of("last hour", "/lastHour"),
          Column.of("silent", "/silent"),
          Column.of("silent feeds", "/silentFeeds"),
          Column.of("last surge", "/lastSurge"));

  public ListInstancesCommand(Session session) {
    super(session, new Source("/v1/instances", "instances", COLUMNS, "There is no instance."));
  }
}
