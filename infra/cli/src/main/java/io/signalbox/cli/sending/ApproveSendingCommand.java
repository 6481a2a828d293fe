package io.signalbox.cli.sending;

import io.signalbox.cli.Session;
import picocli.CommandLine.Command;

/** {@code signalbox sendings approve ID}. */
@Command(
    name = "approve",
    description = "Approve a sending of somebody else. With the last approval it is sent.")
public final class ApproveSendingCommand extends DecideSendingCommand {
  public ApproveSendingCommand(Session session) {
    super(session, "approve");
  }
}
