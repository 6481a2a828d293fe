package io.signalbox.cli.command.handler;

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

/** {@code signalbox deliveries}. */
@Command(name = "deliveries", description = "List attempts of deliveries and their outcomes.")
public final class DeliveriesCommand extends HubCommand {
  static final List<Column> TRIES =
      List.of(
          Column.of("at", "/at"),
          Column.of("result", "/result"),
          Column.of("answer", "/answer"),
          Column.of("try", "/attempt"),
          Column.of("events", "/envelopes"),
          Column.of("delivery", "/delivery"));

  @Option(
      names = "--destination",
      paramLabel = "NAME",
      description = "Only those of a destination.")
  private Optional<String> destination = Optional.empty();

  @Option(names = "--event", paramLabel = "ID", description = "Only those of an event.")
  private Optional<String> envelope = Optional.empty();

  @Option(
      names = "--status",
      paramLabel = "RESULT",
      description = "Only those with a result, such as delivered, returned or withheld.")
  private Optional<String> status = Optional.empty();

  @Mixin private final LimitOption limit = new LimitOption(100);

  public DeliveriesCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    HubRequest request =
        HubRequest.get("/v1/deliveries")
            .with("destination", destination)
            .with("envelope", envelope)
            .with("status", status);
    ObjectNode answer =
        Pages.collect(session().hub(), request, "deliveries", "after", limit.count(), 1000);
    List<Column> columns = new ArrayList<>();
    columns.add(Column.of("destination", "/destination"));
    columns.addAll(TRIES);
    session()
        .printer()
        .list(answer, new Table(columns, Pages.items(answer.path("deliveries")), "No deliveries."));
    return ExitStatus.DONE;
  }
}
