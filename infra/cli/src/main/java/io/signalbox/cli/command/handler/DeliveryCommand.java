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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox delivery ID}. */
@Command(name = "delivery", description = "Show one mail or push: its attempts and its events.")
public final class DeliveryCommand extends HubCommand {
  @Parameters(
      paramLabel = "ID",
      description =
          "The id in the footer of the mail, its message id, or the webhook-id of a push.")
  private String id = "";

  @Option(
      names = "--destination",
      paramLabel = "NAME",
      description = "The destination; needed for a push.")
  private Optional<String> destination = Optional.empty();

  public DeliveryCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    JsonNode delivery =
        session()
            .hub()
            .ask(HubRequest.get("/v1/deliveries/{}", id).with("destination", destination))
            .json();
    Map<String, String> facts = new LinkedHashMap<>();
    for (String name : List.of("delivery", "destination", "group", "notNamed")) {
      if (delivery.has(name)) {
        facts.put(name, Column.text(delivery.path(name)));
      }
    }
    session()
        .printer()
        .thing(
            delivery,
            facts,
            List.of(
                new Table(
                    DeliveriesCommand.TRIES, Pages.items(delivery.path("tries")), "No tries."),
                new Table(
                    List.of(Column.of("event", "/id"), Column.of("revision", "/revision")),
                    Pages.items(delivery.path("envelopes")),
                    "Its events are past retention.")));
    return ExitStatus.DONE;
  }
}
