package io.signalbox.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Column;
import io.signalbox.cli.output.Table;
import java.util.List;
import picocli.CommandLine.Mixin;

/** A command that prints a list which the hub gives page by page. */
public abstract class PagedListCommand extends HubCommand {
  private final Source source;

  @Mixin private final LimitOption limit;

  /**
   * What is listed.
   *
   * @param member where a page has its items
   * @param parameter which takes what the page before gave as {@code next}
   * @param pageLimit the most that a page may have
   * @param usual how many items are printed without {@code --limit}
   * @param empty what a person reads where there are none
   */
  protected record Source(
      String member,
      String parameter,
      int pageLimit,
      int usual,
      List<Column> columns,
      String empty) {
    public Source {
      columns = List.copyOf(columns);
    }
  }

  protected PagedListCommand(Session session, Source source) {
    super(session);
    this.source = source;
    this.limit = new LimitOption(source.usual());
  }

  @Override
  protected final ExitStatus run() throws CommandFailure, InterruptedException {
    ObjectNode answer =
        Pages.collect(
            session().hub(),
            request(),
            source.member(),
            source.parameter(),
            limit.count(),
            source.pageLimit());
    session()
        .printer()
        .list(
            answer,
            new Table(source.columns(), Pages.items(answer.path(source.member())), source.empty()));
    return ExitStatus.DONE;
  }

  /** What is asked for, without limit and place: all that the API has under the member's name. */
  protected HubRequest request() throws CommandFailure {
    return HubRequest.get("/v1/" + source.member());
  }
}
