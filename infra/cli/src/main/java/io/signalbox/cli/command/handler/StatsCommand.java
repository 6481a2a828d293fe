package io.signalbox.cli.command.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.TimeText;
import io.signalbox.cli.command.DurableFile;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.command.Pages;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Column;
import io.signalbox.cli.output.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code signalbox stats}. */
@Command(
    name = "stats",
    description = {
      "Count events and their hosts.",
      "Last month's figures of one country: stats --by type --where country:AT --step month -o csv"
    })
public final class StatsCommand extends HubCommand {
  @Option(
      names = "--by",
      paramLabel = "DIMENSIONS",
      description =
          "One or two of sender, provider, feed, taxonomy, type, identifier, tlp, country, asn,"
              + " contact, sector, destination and result.")
  private Optional<String> by = Optional.empty();

  @Option(
      names = "--where",
      paramLabel = "DIMENSION:VALUE",
      description = "Only events with this value, such as country:AT; may be repeated.")
  private List<String> where = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "The first time, such as 2026-11-01 or 7d.")
  private Optional<String> from = Optional.empty();

  @Option(names = "--to", paramLabel = "TIME", description = "The first time that does not count.")
  private Optional<String> to = Optional.empty();

  @Option(names = "--step", paramLabel = "STEP", description = "hour, day or month (day).")
  private String step = "day";

  @Option(
      names = "--times",
      description = "Add the time to receipt, or with destination or result, to delivery.")
  private boolean times;

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Write a drawing of the figures to this file.")
  private Optional<String> svg = Optional.empty();

  @Option(names = "--recount", description = "Count again, without stored counts.")
  private boolean recount;

  @Option(
      names = "--check",
      description = "Count again, and show differences from stored counts. Needs --to.")
  private boolean check;

  public StatsCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    HubRequest request =
        HubRequest.get("/v1/statistics")
            .with("by", by)
            .with("from", begin(from))
            .with("to", begin(to))
            .with("step", step);
    if (times) {
      request = request.with("times", true);
    }
    for (String one : where) {
      request = request.and("where", one);
    }
    if (check) {
      return check(request);
    }
    if (svg.isPresent()) {
      return draw(request, svg.get());
    }
    JsonNode answer = session().hub().ask(recount ? request.with("recount", true) : request).json();
    print(answer, "No events.");
    return ExitStatus.DONE;
  }

  /** How long ago is the beginning of the step that had that moment; the hub takes no other. */
  private Optional<Instant> begin(Optional<String> text) throws CommandFailure {
    Optional<Instant> time = time(text);
    return text.filter(TimeText::isAgo).isEmpty()
        ? time
        : time.map(
            at ->
                switch (step) {
                  case "hour" -> at.truncatedTo(ChronoUnit.HOURS);
                  case "month" ->
                      at.atOffset(ZoneOffset.UTC)
                          .truncatedTo(ChronoUnit.DAYS)
                          .withDayOfMonth(1)
                          .toInstant();
                  default -> at.truncatedTo(ChronoUnit.DAYS);
                });
  }

  private ExitStatus draw(HubRequest request, String file)
      throws CommandFailure, InterruptedException {
    String drawing = session().hub().ask(request.with("as", "svg")).text();
    DurableFile.replace(session().file(file), drawing.getBytes(StandardCharsets.UTF_8));
    session().note("The drawing is in " + file + ".");
    return ExitStatus.DONE;
  }

  /** Of the time until now the second answer could have more events than the first. */
  private ExitStatus check(HubRequest request) throws CommandFailure, InterruptedException {
    if (to.isEmpty()) {
      throw CommandFailure.usage("--check takes --to, so that no events come in between.");
    }
    JsonNode counted = session().hub().ask(request).json();
    JsonNode recounted = session().hub().ask(request.with("recount", true)).json();
    Set<JsonNode> same = new LinkedHashSet<>(Pages.items(counted.path("rows")));
    same.retainAll(Pages.items(recounted.path("rows")));
    ObjectNode differing = recounted.deepCopy();
    ArrayNode rows = differing.putArray("rows");
    recounted.path("rows").forEach(row -> addUnless(same, row, rows));
    counted.path("rows").forEach(row -> addUnless(same, row, rows));
    print(differing, same.size() + " rows are the same, none differs.");
    return rows.isEmpty() ? ExitStatus.DONE : ExitStatus.REFUSED;
  }

  private static void addUnless(Set<JsonNode> same, JsonNode row, ArrayNode rows) {
    if (!same.contains(row)) {
      rows.add(row);
    }
  }

  private void print(JsonNode answer, String nothing) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.of(step, "/" + step));
    answer.path("by").forEach(one -> columns.add(Column.of(one.asText(), "/" + one.asText())));
    columns.add(Column.of("events", "/events"));
    columns.add(Column.of("hosts", "/hosts"));
    if (times) {
      columns.add(Column.of("p50 s", "/p50Seconds"));
      columns.add(Column.of("p95 s", "/p95Seconds"));
    }
    session().printer().list(answer, new Table(columns, Pages.items(answer.path("rows")), nothing));
    if (answer.has("whole") && !answer.path("whole").asBoolean()) {
      session().note("The hub could not count all in time: ask again, or for less.");
    }
  }
}
