package io.signalbox.cli.command.operator;

import io.signalbox.cli.Session;
import io.signalbox.cli.command.ListCommand;
import io.signalbox.cli.output.Column;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code signalbox peers ls}. */
@Command(name = "ls", description = "List the hubs that are peers.")
public final class ListPeersCommand extends ListCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("peer", "/peer"),
          Column.of("sends", "/sends/status"),
          Column.of("failing since", "/sends/failingSince"),
          Column.of("last answer", "/sends/lastAnswer"),
          Column.of("last post", "/receives/lastPostAt"));

  public ListPeersCommand(Session session) {
    super(session, new Source("/v1/peers", "peers", COLUMNS, "There is no peer."));
  }
}
