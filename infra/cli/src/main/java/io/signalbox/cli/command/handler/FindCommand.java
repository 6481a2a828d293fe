package io.signalbox.cli.command.handler;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.command.NamedValues;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Progress;
import io.signalbox.cli.output.VisibleText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox find NAME=VALUE …}. */
@Command(
    name = "find",
    description = {
      "Find events by their content and their deliveries, and print all of them.",
      "Last week's phishing of a network: find type=phishing address=192.0.2.0/24 --from 7d"
    })
public final class FindCommand extends HubCommand {
  private static final int ENVELOPES_A_REQUEST = 1_000;

  @Parameters(
      paramLabel = "NAME=VALUE",
      arity = "0..*",
      description =
          "A condition, such as type=phishing, asn=64496 or result=refused; one for each name.")
  private List<String> wanted = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "The first time, such as 2026-11-01 or 7d.")
  private Optional<String> from = Optional.empty();

  @Option(names = "--to", paramLabel = "TIME", description = "The first time that does not count.")
  private Optional<String> to = Optional.empty();

  @Option(names = "--oldest", description = "Print the oldest events first.")
  private boolean oldest;

  @Option(names = "--csv", description = "Print a table for a spreadsheet instead of NDJSON.")
  private boolean csv;

  public FindCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    HubRequest request =
        HubRequest.get("/v1/envelopes")
            .with("limit", ENVELOPES_A_REQUEST)
            .with("order", oldest ? "oldest" : "newest")
            .with("as", csv ? "csv" : "ndjson")
            .with("from", time(from))
            .with("to", time(to));
    for (Map.Entry<String, String> one : NamedValues.of(wanted).entrySet()) {
      if (one.getValue().isBlank()) {
        throw CommandFailure.usage(
            "The condition " + one.getKey() + " has no value: it would find all events.");
      }
      request = request.and(one.getKey(), one.getValue());
    }
    long bytes = 0;
    Optional<String> cursor;
    try (Progress progress = session().progress()) {
      do {
        HubAnswer answer = session().hub().ask(request);
        cursor = answer.header("Signalbox-Cursor");
        String text = answer.text();
        print(csv && bytes > 0 ? withoutTitles(text) : text);
        bytes += answer.body().length;
        String reached = answer.header("Signalbox-Reached").orElse("the end");
        progress.at(0, 0, "%,d bytes found, searched to %s".formatted(bytes, reached));
        request = request.with("after", cursor);
      } while (cursor.isPresent());
    }
    return ExitStatus.DONE;
  }

  private void print(String text) {
    if (session().surroundings().terminal().out()) {
      session().out().text(VisibleText.lines(text));
    } else {
      session().out().bytes(text.getBytes(StandardCharsets.UTF_8));
    }
    session().out().flush();
  }

  /** Titles of columns have no line breaks. */
  private static String withoutTitles(String table) {
    return table.substring(table.indexOf('\n') + 1);
  }
}
