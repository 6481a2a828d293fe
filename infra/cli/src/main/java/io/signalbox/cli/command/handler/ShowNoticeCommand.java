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
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signalbox notices show TICKET}. */
@Command(name = "show", description = "Show a ticket: recipients, attempts, events and answers.")
public final class ShowNoticeCommand extends HubCommand {
  @Parameters(paramLabel = "TICKET", description = "The ticket, as in the notice.")
  private String ticket = "";

  public ShowNoticeCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    JsonNode notice = session().hub().ask(HubRequest.get("/v1/notices/{}", ticket)).json();
    Map<String, String> facts = new LinkedHashMap<>();
    ListNoticesCommand.COLUMNS.forEach(
        column -> facts.put(column.title(), column.value().apply(notice)));
    facts.values().removeIf(String::isEmpty);
    session()
        .printer()
        .thing(
            notice,
            facts,
            List.of(
                new Table(
                    List.of(Column.of("event", "/id"), Column.of("revision", "/revision")),
                    Pages.items(notice.path("envelopes")),
                    "Its events are past retention."),
                new Table(
                    DeliveriesCommand.TRIES, Pages.items(notice.path("tries")), "No tries.")));
    return ExitStatus.DONE;
  }
}
