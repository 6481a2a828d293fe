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

/** {@code signalbox peers ls}. */
@Command(name = "ls", description = "List the hubs that are peers.")
public final class ListPeersCommand extends HubCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("peer", "/peer"),
          Column.of("sends", "/sends/status"),
          Column.of("failing since", "/sends/failingSince"),
          Column.of("last answer", "/sends/lastAnswer"),
          Column.of("last post", "/receives/lastPostAt"));

  public ListPeersCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    JsonNode answer = session().hub().ask(HubRequest.get("/v1/peers")).json();
    session()
        .printer()
        .list(answer, new Table(COLUMNS, Pages.items(answer.path("peers")), "There is no peer."));
    return ExitStatus.DONE;
  }
}
