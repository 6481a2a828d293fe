package io.signalbox.cli.command.operator;

import io.signalbox.cli.Session;
import picocli.CommandLine.Command;

/** {@code signalbox erasures reject ID}. */
@Command(name = "reject", description = "Reject an erasure that waits for approval.")
public final class RejectErasureCommand extends DecideErasureCommand {
  public RejectErasureCommand(Session session) {
    super(session, "reject");
  }
}
