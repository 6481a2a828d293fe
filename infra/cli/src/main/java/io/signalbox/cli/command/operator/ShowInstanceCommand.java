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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signalbox instances show NAME}. */
@Command(name = "show", description = "Show the latest posts of an instance, and refusals.")
public final class ShowInstanceCommand extends HubCommand {
  private static final List<Column> DAYS =
      List.of(
          Column.of("day", "/day"),
          Column.of("posts", "/posts"),
          Column.of("accepted", "/accepted"),
          Column.of("duplicate", "/duplicate"),
          Column.of("conflict", "/conflict"),
          Column.of("rejected", "/rejected"));

  private static final List<Column> REFUSALS =
      List.of(Column.of("at", "/at"), Column.of("field", "/field"), Column.of("reason", "/reason"));

  @Parameters(paramLabel = "NAME", description = "The instance.")
  private String name = "";

  public ShowInstanceCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    JsonNode instance = session().hub().ask(HubRequest.get("/v1/instances/{}", name)).json();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("instance", instance.path("instance").asText());
    facts.put("last post", instance.path("lastPostAt").asText("never"));
    session()
        .printer()
        .thing(
            instance,
            facts,
            List.of(
                new Table(DAYS, Pages.items(instance.path("days")), "It posted nothing of late."),
                new Table(
                    REFUSALS, Pages.items(instance.path("refusals")), "Nothing was refused.")));
    return ExitStatus.DONE;
  }
}
