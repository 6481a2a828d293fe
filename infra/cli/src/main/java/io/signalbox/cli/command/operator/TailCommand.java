package io.signalbox.cli.command.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.hub.Hub;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.OutputFormat;
import io.signalbox.cli.output.VisibleText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox tail FEED}. */
@Command(name = "tail", description = "Show the events of a feed as they come. End it with Ctrl-C.")
public final class TailCommand extends HubCommand {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SHOWN =
      List.of(
          "time.source",
          "classification.type",
          "source.ip",
          "source.fqdn",
          "source.url",
          "source.asn",
          "feed.name");

  @Parameters(paramLabel = "FEED", description = "A destination with the method pull.")
  private String feed = "";

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Also show events since this time, such as 1h.")
  private Optional<String> since = Optional.empty();

  @Option(names = "--every", paramLabel = "TIME", description = "The time between two polls (2s).")
  private Duration every = Duration.ofSeconds(2);

  @Option(names = "--for", paramLabel = "TIME", description = "End after this time.")
  private Optional<Duration> end = Optional.empty();

  public TailCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    Hub hub = session().hub();
    Optional<Instant> begin = time(since);
    Instant from = begin.isPresent() ? begin.get() : hubTime(hub);
    HubRequest request =
        HubRequest.get("/v1/feeds/{}", feed)
            .with("format", "json")
            .with("form", "bare")
            .header("Accept", "application/x-ndjson");
    FeedReader reader =
        new FeedReader(session(), hub, request, Optional.empty(), Optional.of(from.toString()));
    Duration waited = Duration.ZERO;
    while (true) {
      FeedReader.Page page = reader.next();
      new String(page.body(), StandardCharsets.UTF_8).lines().forEach(this::print);
      session().out().flush();
      if (!page.more()) {
        if (end.isPresent() && waited.compareTo(end.get()) >= 0) {
          return ExitStatus.DONE;
        }
        session().surroundings().sleep().sleep(every);
        waited = waited.plus(every);
      }
    }
  }

  /** Now, by the clock of the hub: that of this machine may be wrong. */
  private Instant hubTime(Hub hub) throws CommandFailure, InterruptedException {
    String date = hub.ask(HubRequest.get("/v1/info")).header("Date").orElse("");
    try {
      return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeParseException _) {
      return session().surroundings().clock().instant();
    }
  }

  private void print(String line) {
    if (session().options().output() != OutputFormat.table) {
      session().out().line(VisibleText.json(line));
      return;
    }
    try {
      JsonNode event = JSON.readTree(line);
      StringBuilder shown = new StringBuilder();
      for (String field : SHOWN) {
        if (event.has(field)) {
          shown.append(shown.isEmpty() ? "" : "  ").append(event.path(field).asText());
        }
      }
      session().out().line(VisibleText.line(shown.isEmpty() ? line : shown.toString()));
    } catch (JsonProcessingException _) {
      session().out().line(VisibleText.line(line));
    }
  }
}
