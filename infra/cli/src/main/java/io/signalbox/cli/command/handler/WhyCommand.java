package io.signalbox.cli.command.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.command.InputFile;
import io.signalbox.cli.command.Pages;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Column;
import io.signalbox.cli.output.OutputFormat;
import io.signalbox.cli.output.Printer;
import io.signalbox.cli.output.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox why FILE} and {@code signalbox why ID}. */
@Command(
    name = "why",
    description = {
      "Show who would get an event by which route, and why other routes do not match.",
      "For the id of a stored event, first show who got it."
    })
public final class WhyCommand extends HubCommand {
  private static final Pattern ID =
      Pattern.compile(
          "(.*[:!])?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-9a-fA-F]{32,128}");

  private static final List<Column> ROUTES =
      List.of(
          Column.of("route", "/route"),
          new Column("matches", route -> route.path("matches").asBoolean() ? "yes" : "no"),
          Column.of("because", "/because"),
          new Column("not met", route -> unmet(route.path("unmet").path(0))),
          Column.of("destinations", "/destinations"));

  private static final List<Column> DELIVERIES =
      List.of(
          Column.of("destination", "/destination"),
          Column.of("method", "/method"),
          Column.of("group", "/group"),
          Column.of("routes", "/routes"),
          new Column("recipients", one -> addresses(one.path("recipients"))),
          Column.of("withheld", "/withheld"));

  @Parameters(
      paramLabel = "FILE|ID",
      description =
          "A file with an event in JSON, - for the standard input, or the id of an event.")
  private String event = "";

  @Option(
      names = "--sender",
      paramLabel = "NAME",
      description = "The instance that would post it (you).")
  private Optional<String> sender = Optional.empty();

  @Option(names = "--preview", description = "Also show the delivery of each destination.")
  private boolean preview;

  public WhyCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    boolean isFile = event.equals("-") || Files.exists(session().file(event));
    if (!isFile && ID.matcher(event).matches()) {
      return known();
    }
    HubRequest request =
        HubRequest.post("/v1/settings/explain")
            .with("sender", sender)
            .json(new String(InputFile.read(session(), event), StandardCharsets.UTF_8))
            .thatMayBeRepeated();
    JsonNode explanation = session().hub().ask(request).json();
    Printer printer = session().printer();
    if (printer.format() == OutputFormat.table) {
      explanation.path("envelopes").forEach(one -> print(printer, explanation, one));
    } else {
      printer.list(explanation, new Table(DELIVERIES, deliveries(explanation, "envelopes"), ""));
    }
    boolean refused =
        explanation.path("envelopes").valueStream().anyMatch(one -> one.has("reason"));
    return refused ? ExitStatus.REFUSED : ExitStatus.DONE;
  }

  private ExitStatus known() throws CommandFailure, InterruptedException {
    JsonNode envelope = session().hub().ask(HubRequest.get("/v1/envelopes/{}", event)).json();
    session()
        .printer()
        .thing(
            envelope,
            Map.of("id", envelope.path("id").asText()),
            List.of(
                new Table(
                    List.of(
                        Column.of("destination", "/destination"),
                        Column.of("status", "/status"),
                        Column.of("withheld", "/withheld"),
                        new Column(
                            "last answer",
                            one -> one.path("tries").path(0).path("answer").asText())),
                    deliveries(envelope, "revisions"),
                    "Nobody got it: no route matched, or it is not routed yet.")));
    if (session().printer().format() == OutputFormat.table) {
      explainKnown(envelope);
    }
    return ExitStatus.DONE;
  }

  /**
   * By the rules as they stand: who would get it, and which conditions of others it does not meet.
   */
  private void explainKnown(JsonNode envelope) throws CommandFailure, InterruptedException {
    HubAnswer found =
        session()
            .hub()
            .attempt(
                HubRequest.get("/v1/envelopes")
                    .with("id", envelope.path("id").asText())
                    .with("as", "ndjson"));
    JsonNode payload = found.isSuccess() ? found.json().path("payload") : MissingNode.getInstance();
    if (!payload.isObject()) {
      return;
    }
    HubAnswer explained =
        session()
            .hub()
            .attempt(
                HubRequest.post("/v1/settings/explain")
                    .with("sender", envelope.at("/revisions/0/sender").asText())
                    .json(payload.toString())
                    .thatMayBeRepeated());
    if (explained.isSuccess()) {
      session().printer().text("\nBy the rules as they are now:");
      JsonNode explanation = explained.json();
      explanation.path("envelopes").forEach(one -> print(session().printer(), explanation, one));
    }
  }

  private static List<JsonNode> deliveries(JsonNode answer, String of) {
    return answer
        .path(of)
        .valueStream()
        .flatMap(one -> one.path("deliveries").valueStream())
        .toList();
  }

  private void print(Printer printer, JsonNode answer, JsonNode envelope) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("sender", answer.path("sender").asText());
    for (String name : List.of("id", "form", "loop", "field", "reason")) {
      if (envelope.has(name)) {
        facts.put(name, envelope.path(name).asText());
      }
    }
    envelope
        .path("directory")
        .forEach(one -> facts.put("directory", Column.text(one.path("because"))));
    printer.thing(
        answer,
        facts,
        List.of(
            new Table(DELIVERIES, Pages.items(envelope.path("deliveries")), "Nobody would get it."),
            new Table(ROUTES, Pages.items(envelope.path("routes")), "There are no routes.")));
    if (preview) {
      envelope.path("deliveries").forEach(delivery -> preview(printer, delivery));
    }
  }

  private static void preview(Printer printer, JsonNode delivery) {
    printer.text("\n--- " + delivery.path("destination").asText());
    JsonNode mail = delivery.path("mail");
    if (mail.has("subject")) {
      printer.text(
          "Subject: " + mail.path("subject").asText() + "\n\n" + mail.path("text").asText());
    } else if (mail.has("notSent")) {
      printer.text("No mail: " + mail.path("notSent").asText());
    }
    printer.text(delivery.path("preview").asText());
  }

  /** The first condition that is not met, such as {@code source.asn is 64496, not 64497}. */
  private static String unmet(JsonNode condition) {
    return condition.isMissingNode()
        ? ""
        : "%s is %s, not %s"
            .formatted(
                condition.path("field").asText(),
                condition.path("found").asText("missing"),
                Column.text(condition.path("wanted")));
  }

  private static String addresses(JsonNode recipients) {
    return String.join(
        ", ", recipients.valueStream().map(one -> one.path("address").asText()).toList());
  }
}
