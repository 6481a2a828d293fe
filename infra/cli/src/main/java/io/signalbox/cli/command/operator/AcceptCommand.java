package io.signalbox.cli.command.operator;

import io.signalbox.cli.Session;
import picocli.CommandLine.Command;

/** {@code signalbox conflicts accept ID}. */
@Command(name = "accept", description = "Accept an item.")
public final class AcceptCommand extends DecideCommand {
  public AcceptCommand(Session session, Aside kind) {
    super(session, kind, "accept");
  }
}
