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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code signalbox stats}. */
@Command(
    name = "stats",
    description = {
      "Count events, and the hosts that they are about.",
      "Last month's figures of one country: stats --by type --where country:AT --step month -o csv"
    })
public final class StatsCommand extends HubCommand {
  @Option(
      names = "--by",
      paramLabel = "DIMENSIONS",
      description =
          "One or two of sender, provider, feed, taxonomy, type, identifier, tlp, country and asn.")
  private Optional<String> by = Optional.empty();

  @Option(
      names = "--where",
      paramLabel = "DIMENSION:VALUE",
      description = "Only events with this value, such as country:AT; may be repeated.")
  private List<String> where = new ArrayList<>();

  @Option(names = "--from", paramLabel = "TIME", description = "Such as 2026-11-01 or 7d.")
  private Optional<String> from = Optional.empty();

  @Option(names = "--to", paramLabel = "TIME", description = "The first time that is left out.")
  private Optional<String> to = Optional.empty();

  @Option(names = "--step", paramLabel = "STEP", description = "hour, day or month (day).")
  private String step = "day";

  @Option(names = "--recount", description = "Leave aside what was counted before.")
  private boolean recount;

  public StatsCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    HubRequest request =
        HubRequest.get("/v1/statistics")
            .with("by", by)
            .with("from", time(from))
            .with("to", time(to))
            .with("step", step);
    for (String one : where) {
      request = request.and("where", one);
    }
    JsonNode answer = session().hub().ask(recount ? request.with("recount", true) : request).json();
    List<Column> columns = new ArrayList<>();
    columns.add(Column.of(step, "/" + step));
    answer.path("by").forEach(one -> columns.add(Column.of(one.asText(), "/" + one.asText())));
    columns.add(Column.of("events", "/events"));
    columns.add(Column.of("hosts", "/hosts"));
    session()
        .printer()
        .list(answer, new Table(columns, Pages.items(answer.path("rows")), "No events."));
    if (answer.has("whole") && !answer.path("whole").asBoolean()) {
      session().note("The hub could not count all in time: ask again, or for less.");
    }
    return ExitStatus.DONE;
  }
}
