package io.signalbox.cli.command.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.command.Pages;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Column;
import io.signalbox.cli.output.Table;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code signalbox notices ls}. */
@Command(name = "ls", description = "List mails with tickets, the latest first.")
public final class ListNoticesCommand extends HubCommand {
  static final List<Column> COLUMNS =
      List.of(
          Column.of("ticket", "/ticket"),
          Column.of("at", "/at"),
          Column.of("destination", "/destination"),
          Column.of("organisation", "/organisation"),
          new Column("recipients", ListNoticesCommand::recipients),
          Column.of("answers", "/answers"),
          Column.of("revoked", "/revoked"));

  @Option(names = "--address", paramLabel = "ADDRESS", description = "Only those to this address.")
  private Optional<String> address = Optional.empty();

  @Option(
      names = "--organisation",
      paramLabel = "NAME",
      description = "Only those to this organisation of the directory.")
  private Optional<String> organisation = Optional.empty();

  @Option(
      names = "--network",
      paramLabel = "PREFIX",
      description = "Only those about an address in this network.")
  private Optional<String> network = Optional.empty();

  @Option(
      names = "--destination",
      paramLabel = "NAME",
      description = "Only those of this destination.")
  private Optional<String> destination = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "The first time, such as 7d or 2026-11-01 (30 days ago).")
  private Optional<String> since = Optional.empty();

  @Option(names = "--until", paramLabel = "TIME", description = "Only notices before this time.")
  private Optional<String> until = Optional.empty();

  @Option(names = "--limit", paramLabel = "COUNT", description = "The maximum number (100).")
  private int limit = 100;

  public ListNoticesCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    HubRequest request =
        HubRequest.get("/v1/notices")
            .with("address", address)
            .with("organisation", organisation)
            .with("network", network)
            .with("destination", destination)
            .with("since", time(since))
            .with("until", time(until));
    ObjectNode answer = Pages.collect(session().hub(), request, "notices", "after", limit, 1000);
    session()
        .printer()
        .list(answer, new Table(COLUMNS, Pages.items(answer.path("notices")), "No notices."));
    return ExitStatus.DONE;
  }

  /** A recipient by its address, where the hub knows it, or by its contact. */
  private static String recipients(JsonNode notice) {
    return String.join(
        ", ",
        notice
            .path("recipients")
            .valueStream()
            .map(one -> one.path("address").asText(one.path("contact").asText()))
            .toList());
  }
}
