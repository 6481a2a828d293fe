package io.signalbox.cli.command.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.command.LimitOption;
import io.signalbox.cli.command.Pages;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Column;
import io.signalbox.cli.output.Table;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code signalbox keys}. */
@Command(name = "keys", description = "List uses of keys and certificates, and their expiry.")
public final class KeysCommand extends HubCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("place", "/place"),
          Column.of("purpose", "/purpose"),
          Column.of("kind", "/kind"),
          Column.of("expires", "/expires"),
          new Column("usable", use -> use.path("usable").asBoolean() ? "yes" : "no"),
          new Column("remark", use -> use.path("reason").asText(use.path("warning").asText())),
          Column.of("fingerprint", "/fingerprint"));

  @Option(
      names = "--expiring",
      description = "Only those that expire within 30 days, or have expired.")
  private boolean expiring;

  @Mixin private final LimitOption limit = new LimitOption(1000);

  public KeysCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    HubRequest request = HubRequest.get("/v1/keys");
    ObjectNode answer =
        Pages.collect(
            session().hub(),
            expiring ? request.with("expiring", true) : request,
            "uses",
            "after",
            limit.count(),
            1000);
    session()
        .printer()
        .list(answer, new Table(COLUMNS, Pages.items(answer.path("uses")), "There are no keys."));
    return ExitStatus.DONE;
  }
}
