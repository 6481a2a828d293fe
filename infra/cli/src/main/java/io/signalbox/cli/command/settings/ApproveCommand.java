package io.signalbox.cli.command.settings;

import io.signalbox.cli.Session;
import picocli.CommandLine.Command;

/** {@code signalbox settings approve ID}. */
@Command(
    name = "approve",
    description = {
      "Approve a change of somebody else.",
      "Shows it first, and asks. With the last approval it takes effect."
    })
public final class ApproveCommand extends DecisionCommand {
  public ApproveCommand(Session session) {
    super(session, "approve");
  }
}
