package io.signalbox.cli.command.operator;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code signalbox conflicts ls} and {@code signalbox quarantine ls}. */
@Command(name = "ls", description = "List the items, the newest first.")
public final class ListAsideCommand extends HubCommand {
  private final Aside kind;

  @Option(names = "--instance", paramLabel = "NAME", description = "Only items of this instance.")
  private Optional<String> instance = Optional.empty();

  @Option(names = "--decided", description = "Only items that were accepted or dismissed.")
  private boolean decided;

  @Mixin private final LimitOption limit = new LimitOption(100);

  public ListAsideCommand(Session session, Aside kind) {
    super(session);
    this.kind = kind;
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    HubRequest request = HubRequest.get(kind.path()).with("instance", instance);
    if (decided) {
      request = request.with("decided", true);
    }
    ObjectNode answer =
        Pages.collect(session().hub(), request, kind.member(), "after", limit.count(), 1000);
    List<Column> columns = new ArrayList<>(kind.columns());
    if (decided) {
      columns.add(Column.of("decision", "/decision/decision"));
      columns.add(Column.of("by", "/decision/by"));
    }
    session()
        .printer()
        .list(
            answer,
            new Table(columns, Pages.items(answer.path(kind.member())), "There are no items."));
    return ExitStatus.DONE;
  }
}
