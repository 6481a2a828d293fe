package io.signalbox.cli.command.operator;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.InputFile;
import io.signalbox.cli.hub.HubRequest;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code signalbox quarantine accept ID}. */
@Command(name = "accept", description = "Accept an item, unchanged or corrected.")
public final class AcceptQuarantinedCommand extends DecideCommand {
  @Option(names = "--repaired", paramLabel = "FILE", description = "The corrected event in JSON.")
  private Optional<String> repaired = Optional.empty();

  public AcceptQuarantinedCommand(Session session) {
    super(session, Aside.QUARANTINE, "accept");
  }

  @Override
  protected HubRequest complete(HubRequest request) throws CommandFailure {
    if (repaired.isEmpty()) {
      return request;
    }
    if (count() != 1) {
      throw CommandFailure.usage("--repaired takes one item at a time.");
    }
    return request.body("application/json", InputFile.read(session(), repaired.get()));
  }
}
