package io.signalbox.cli.command.operator;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.PagedListCommand;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Column;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code signalbox audit}. */
@Command(
    name = "audit",
    description = "List who signed in, read personal data or changed something, the latest first.")
public final class AuditCommand extends PagedListCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("at", "/at"),
          Column.of("who", "/who"),
          Column.of("kind", "/kind"),
          Column.of("what", "/what"),
          Column.of("status", "/status"),
          Column.of("revision", "/revision"));

  @Option(
      names = "--who",
      paramLabel = "NAME",
      description = "Only entries of this instance or person.")
  private Optional<String> who = Optional.empty();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "Only sign-in, sign-in-failed, sign-out, read or change.")
  private Optional<String> kind = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "The first time, such as 7d or 2026-11-01 (as long as entries are kept).")
  private Optional<String> since = Optional.empty();

  @Option(names = "--until", paramLabel = "TIME", description = "Only entries before this time.")
  private Optional<String> until = Optional.empty();

  public AuditCommand(Session session) {
    super(session, new Source("entries", "after", 1000, 100, COLUMNS, "No entries."));
  }

  @Override
  protected HubRequest request() throws CommandFailure {
    return HubRequest.get("/v1/audit")
        .with("who", who)
        .with("kind", kind)
        .with("since", time(since))
        .with("until", time(until));
  }
}
