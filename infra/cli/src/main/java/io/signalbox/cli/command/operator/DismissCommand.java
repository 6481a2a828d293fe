package io.signalbox.cli.command.operator;

import io.signalbox.cli.Session;
import picocli.CommandLine.Command;

/** {@code signalbox conflicts dismiss ID} and {@code signalbox quarantine dismiss ID}. */
@Command(name = "dismiss", description = "Close an item without accepting it.")
public final class DismissCommand extends DecideCommand {
  public DismissCommand(Session session, Aside kind) {
    super(session, kind, "dismiss");
  }
}
