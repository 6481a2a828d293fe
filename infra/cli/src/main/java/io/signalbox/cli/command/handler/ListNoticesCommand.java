package io.signalbox.cli.command.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.PagedListCommand;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Column;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code signalbox notices ls}. */
@Command(name = "ls", description = "List mails with tickets, the latest first.")
public final class ListNoticesCommand extends PagedListCommand {
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

  public ListNoticesCommand(Session session) {
    super(session, new Source("notices", "after", 1000, 100, COLUMNS, "No notices."));
  }

  @Override
  protected HubRequest request() throws CommandFailure {
    return HubRequest.get("/v1/notices")
        .with("address", address)
        .with("organisation", organisation)
        .with("network", network)
        .with("destination", destination)
        .with("since", time(since))
        .with("until", time(until));
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
