package io.signalbox.cli.command.operator;

import io.signalbox.cli.Session;
import picocli.CommandLine.Command;

/** {@code signalbox erasures approve ID}. */
@Command(name = "approve", description = "Approve an erasure that somebody else asked for.")
public final class ApproveErasureCommand extends DecideErasureCommand {
  public ApproveErasureCommand(Session session) {
    super(session, "approve");
  }
}
