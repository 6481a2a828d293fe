package io.signalbox.cli.sending;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.Confirmation;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.InputFile;
import io.signalbox.cli.command.NamedValues;
import io.signalbox.cli.command.WriteCommand;
import io.signalbox.cli.hub.Hub;
import io.signalbox.cli.hub.HubRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox send-once FILE DESTINATION}. */
@Command(
    name = "send-once",
    description = {
      "Send the rows of a CSV table to one destination, once. Names bad rows, shows the first"
          + " delivery, and asks.",
      "The same command sends nothing twice. After you have corrected rows, it sends these alone."
    })
public final class SendOnceCommand extends WriteCommand {
  private static final int ROWS_LIMIT = 5_000;
  private static final int FAULTS_TOLD = 20;
  private static final int PREVIEWED_ROWS = 20;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "A CSV file whose first line names the columns; - is the standard input.")
  private String file = "";

  @Parameters(
      index = "1",
      paramLabel = "DESTINATION",
      description = "A destination of the settings, such as one with directory:contacts.")
  private String destination = "";

  @Option(
      names = "--id",
      paramLabel = "ID",
      required = true,
      description = "The name of this sending, such as 2026-11-29-open-mongodb.")
  private String id = "";

  @Option(
      names = "--column",
      paramLabel = "COLUMN=FIELD",
      description = "The field of a column whose name is no field, such as IP=source.ip.")
  private List<String> fields = new ArrayList<>();

  @Option(names = "--leave-out", paramLabel = "COLUMN", description = "A column to omit.")
  private List<String> leftOut = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description = "A value for all rows, such as classification.type=scanner.")
  private List<String> constants = new ArrayList<>();

  @Option(names = "--separator", paramLabel = "CHAR", description = "Between cells (,).")
  private char separator = ',';

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  public SendOnceCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    SentTable table =
        SentTable.read(
            InputFile.read(session(), file),
            separator,
            new SentTable.Columns(
                NamedValues.of(fields), Set.copyOf(leftOut), NamedValues.of(constants)));
    if (table.rows().size() > ROWS_LIMIT) {
      throw CommandFailure.local(
          "The file has more than %,d rows. Split it, and give each part an --id."
              .formatted(ROWS_LIMIT));
    }
    Hub hub = session().hub();
    JsonNode trial = hub.ask(request(table).with("dryRun", true)).json();
    Set<Integer> bad = tell(table, trial.path("items"));
    long good = trial.at("/counts/valid").asLong();
    if (good == 0) {
      throw new CommandFailure(ExitStatus.REFUSED, "No row can be sent.");
    }
    preview(hub, table, bad);
    if (isDryRun()) {
      session().printer().done("Would send %,d rows to %s.".formatted(good, destination), trial);
    } else {
      Confirmation.require(
          session(), "This sends %,d rows to %s.".formatted(good, destination), yes);
      report(hub.ask(request(table)).json());
    }
    return bad.isEmpty() ? ExitStatus.DONE : ExitStatus.REFUSED;
  }

  private HubRequest request(SentTable table) {
    return HubRequest.post("/v1/sendings")
        .with("destination", destination)
        .with("id", id)
        .body("application/x-ndjson", table.lines())
        .thatMayBeRepeated();
  }

  private Set<Integer> tell(SentTable table, JsonNode faults) {
    Set<Integer> bad = new HashSet<>();
    for (JsonNode fault : faults) {
      int index = fault.path("index").asInt();
      bad.add(index);
      if (bad.size() <= FAULTS_TOLD) {
        session()
            .note(
                "%s: %s"
                    .formatted(
                        table.place(index, fault.path("field").asText()),
                        fault.path("reason").asText()));
      }
    }
    if (!bad.isEmpty()) {
      session()
          .note(
              "%,d of %,d rows cannot be sent. Give a column another field by --column, or omit it"
                      .formatted(bad.size(), table.rows().size())
                  + " by --leave-out.");
    }
    return bad;
  }

  /** What the destination would get of the first good rows. */
  private void preview(Hub hub, SentTable table, Set<Integer> bad)
      throws CommandFailure, InterruptedException {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("destination", destination);
    var events = body.putArray("events");
    for (int i = 0; i < table.rows().size() && events.size() < PREVIEWED_ROWS; i++) {
      if (!bad.contains(i)) {
        events.add(table.rows().get(i).event());
      }
    }
    JsonNode answer =
        hub.ask(HubRequest.post("/v1/settings/preview").json(body.toString()).thatMayBeRepeated())
            .json();
    JsonNode first = answer.path("deliveries").path(0);
    session().note("--- The first delivery of these rows:");
    session().note(shown(first, answer.at("/withheld/0/reason").asText()) + "\n---");
  }

  private static String shown(JsonNode delivery, String withheld) {
    JsonNode mail = delivery.path("mail");
    if (delivery.isMissingNode()) {
      return "None. The first row is withheld: " + withheld;
    }
    return mail.isObject()
        ? "To: %s%nSubject: %s%n%n%s"
            .formatted(
                mail.at("/headers/To").asText(),
                mail.at("/headers/Subject").asText(),
                mail.path("text").asText())
        : delivery.at("/messages/0/body").asText();
  }

  private void report(JsonNode answer) {
    if (answer.path("state").asText().equals("proposed")) {
      String proposed = answer.path("id").asText();
      session().printer().done("Others must approve the sending " + proposed + ".", answer);
      session().note("They do: signalbox sendings approve " + proposed);
      return;
    }
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("sending", id);
    answer
        .path("counts")
        .properties()
        .forEach(
            count -> {
              if (count.getValue().asLong() > 0) {
                facts.put(count.getKey(), "%,d".formatted(count.getValue().asLong()));
              }
            });
    session().printer().thing(answer, facts, List.of());
    session().note("Follow it: signalbox find tag=sending:" + id + " result=delivered");
  }
}
