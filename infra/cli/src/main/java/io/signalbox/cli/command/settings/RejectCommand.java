package io.signalbox.cli.command.settings;

import io.signalbox.cli.Session;
import picocli.CommandLine.Command;

/** {@code signalbox settings reject ID}. */
@Command(
    name = "reject",
    description = {"Reject a change, or take back your own.", "Shows it first, and asks."})
public final class RejectCommand extends DecisionCommand {
  public RejectCommand(Session session) {
    super(session, "reject");
  }
}
