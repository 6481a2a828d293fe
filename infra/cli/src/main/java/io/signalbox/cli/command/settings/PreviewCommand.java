package io.signalbox.cli.command.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.command.InputFile;
import io.signalbox.cli.command.Pages;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Column;
import io.signalbox.cli.output.OutputFormat;
import io.signalbox.cli.output.Printer;
import io.signalbox.cli.output.Table;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signalbox settings preview DESTINATION FILE}. */
@Command(
    name = "preview",
    description =
        "Show what a destination would get for given events: whole mails with the encryption for"
            + " each recipient, or messages. Sends nothing.")
public final class PreviewCommand extends HubCommand {
  private static final List<Column> RECIPIENTS =
      List.of(
          Column.of("recipient", "/address"),
          Column.of("encrypt", "/encrypt"),
          Column.of("protection", "/protection"),
          Column.of("reason", "/reason"));

  @Parameters(
      index = "0",
      paramLabel = "DESTINATION",
      description = "A destination of the settings, or a file with one in JSON.")
  private String destination = "";

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "An event in JSON, or an array of events; - is the standard input.")
  private String file = "";

  public PreviewCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (Files.exists(session().file(destination))) {
      body.set("destination", InputFile.json(session(), destination));
    } else {
      body.put("destination", destination);
    }
    JsonNode events = InputFile.json(session(), file);
    body.set(
        "events", events.isArray() ? events : JsonNodeFactory.instance.arrayNode().add(events));
    JsonNode answer =
        session()
            .hub()
            .ask(HubRequest.post("/v1/settings/preview").json(body.toString()).thatMayBeRepeated())
            .json();
    Printer printer = session().printer();
    if (printer.format() == OutputFormat.table) {
      answer.path("withheld").forEach(one -> session().note(withheld(one)));
      answer.path("deliveries").forEach(delivery -> print(printer, delivery));
    } else {
      printer.done("", answer);
    }
    return ExitStatus.DONE;
  }

  private static String withheld(JsonNode one) {
    return "Event %d is withheld: %s"
        .formatted(one.path("index").asInt(), one.path("reason").asText());
  }

  private static void print(Printer printer, JsonNode delivery) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("destination", delivery.path("destination").asText());
    facts.put("events", delivery.path("events").asText());
    JsonNode mail = delivery.path("mail");
    mail.path("headers")
        .properties()
        .forEach(header -> facts.put(header.getKey(), header.getValue().asText()));
    List<Table> tables =
        mail.isObject()
            ? List.of(new Table(RECIPIENTS, Pages.items(mail.path("recipients")), "Nobody."))
            : List.of();
    printer.thing(delivery, facts, tables);
    if (mail.has("notSent")) {
      printer.text("Not sent: " + mail.path("notSent").asText());
    }
    printer.text("\n" + mail.path("text").asText());
    mail.path("attachments").forEach(attachment -> part(printer, "name", "content", attachment));
    delivery.path("messages").forEach(one -> part(printer, "contentType", "body", one));
  }

  private static void part(Printer printer, String title, String content, JsonNode part) {
    printer.text("\n--- " + part.path(title).asText());
    printer.text(part.path(content).asText());
  }
}
