package io.signalbox.cli.command.operator;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.DurableFile;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.VisibleText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox feed NAME}. */
@Command(
    name = "feed",
    description = {
      "Read a feed to its end.",
      "With --cursor, a call continues at the end of the last one. It skips nothing, and repeats",
      "entries only if writing failed. The cursor moves only after the output is written."
    })
public final class FeedCommand extends HubCommand {
  @Parameters(paramLabel = "NAME", description = "The feed: a destination with the method pull.")
  private String name = "";

  @Option(
      names = "--cursor",
      paramLabel = "FILE",
      description = "The file that keeps the position. The first call creates it.")
  private Optional<String> cursor = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Where to begin without a cursor, such as 24h; otherwise with all that is kept.")
  private Optional<String> since = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "Append to this file instead of printing.")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "A data format, such as csv or stix.")
  private Optional<String> format = Optional.empty();

  @Option(names = "--form", paramLabel = "FORM", description = "decided, draft or bare.")
  private Optional<String> form = Optional.empty();

  @Option(
      names = "--intelmq",
      paramLabel = "VERSION",
      description = "The IntelMQ version of the receiver.")
  private Optional<String> intelmq = Optional.empty();

  @Option(names = "--limit", paramLabel = "COUNT", description = "Entries of a request (1000).")
  private int limit = 1000;

  public FeedCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    Optional<CursorFile> file = cursor.map(session()::file).map(CursorFile::new);
    Optional<String> place = Optional.empty();
    if (file.isPresent()) {
      place = file.get().read();
    }
    HubRequest request =
        HubRequest.get("/v1/feeds/{}", name)
            .with("limit", limit)
            .with("format", format)
            .with("form", form)
            .with("intelmq", intelmq);
    if (format.isEmpty()) {
      request = request.header("Accept", "application/x-ndjson, */*;q=0.5");
    }
    String from = time(since).map(Object::toString).orElse("1970-01-01");
    FeedReader reader =
        new FeedReader(session(), session().hub(), request, place, Optional.of(from));
    FeedReader.Page page;
    do {
      page = reader.next();
      write(page.body());
      if (file.isPresent()) {
        file.get().write(page.cursor());
      }
    } while (page.more());
    return ExitStatus.DONE;
  }

  private void write(byte[] body) throws CommandFailure {
    if (to.isPresent()) {
      Path target = session().file(to.get());
      DurableFile.append(target, body);
    } else if (session().surroundings().terminal().out()) {
      String text = new String(body, StandardCharsets.UTF_8);
      session().out().text(VisibleText.lines(text));
      session().out().flush();
    } else {
      session().out().bytes(body);
      session().out().flush();
    }
  }
}
