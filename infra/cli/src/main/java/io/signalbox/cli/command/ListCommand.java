package io.signalbox.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Column;
import io.signalbox.cli.output.Table;
import java.util.List;

/** A command that prints a list which the hub gives in one answer. */
public abstract class ListCommand extends HubCommand {
  private final Source source;

  /**
   * What is listed.
   *
   * @param path of the API
   * @param member where the answer has the items
   * @param empty what a person reads where there are none
   */
  protected record Source(String path, String member, List<Column> columns, String empty) {
    public Source {
      columns = List.copyOf(columns);
    }
  }

  protected ListCommand(Session session, Source source) {
    super(session);
    this.source = source;
  }

  @Override
  protected final ExitStatus run() throws CommandFailure, InterruptedException {
    JsonNode answer = session().hub().ask(HubRequest.get(source.path())).jsonWith(source.member());
    List<JsonNode> wanted =
        Pages.items(answer.path(source.member())).stream().filter(this::isWanted).toList();
    session().printer().list(answer, new Table(source.columns(), wanted, source.empty()));
    return ExitStatus.DONE;
  }

  /** Whether the item is printed as a row. */
  protected boolean isWanted(JsonNode item) {
    return true;
  }
}
