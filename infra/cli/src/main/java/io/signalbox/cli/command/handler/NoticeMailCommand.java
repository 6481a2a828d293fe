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

/** {@code signalbox notices mail TICKET}. */
@Command(name = "mail", description = "Show the mail of a notice, as its recipients read it.")
public final class NoticeMailCommand extends HubCommand {
  private static final List<Column> FILES =
      List.of(
          Column.of("file", "/name"),
          Column.of("type", "/contentType"),
          Column.of("bytes", "/bytes"),
          Column.of("sha256", "/sha256"));

  @Parameters(paramLabel = "TICKET", description = "The ticket of the notice.")
  private String ticket = "";

  public NoticeMailCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    JsonNode mail = session().hub().ask(HubRequest.get("/v1/notices/{}/mail", ticket)).json();
    Map<String, String> facts = new LinkedHashMap<>();
    for (String fact : List.of("ticket", "date", "from", "replyTo", "subject")) {
      facts.put(fact, Column.text(mail.path(fact)));
    }
    facts.values().removeIf(String::isEmpty);
    session()
        .printer()
        .thing(
            mail,
            facts,
            List.of(new Table(FILES, Pages.items(mail.path("attachments")), "No files.")));
    session().printer().text(System.lineSeparator() + mail.path("text").asText());
    return ExitStatus.DONE;
  }
}
