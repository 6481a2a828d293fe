package io.signalbox.cli.sending;

import io.signalbox.cli.Session;
import picocli.CommandLine.Command;

/** {@code signalbox sendings reject ID}. */
@Command(name = "reject", description = "Reject a sending, or take back your own.")
public final class RejectSendingCommand extends DecideSendingCommand {
  public RejectSendingCommand(Session session) {
    super(session, "reject");
  }
}
