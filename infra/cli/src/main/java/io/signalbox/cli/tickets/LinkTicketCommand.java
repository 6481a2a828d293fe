package io.signalbox.cli.tickets;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.WriteCommand;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code signalbox tickets link NUMBER ID …}. */
@Command(
    name = "link",
    description = {
      "Add events to a ticket of RT.",
      "The ticket gets a comment with their fields; each event gets a tag with its number."
    })
public final class LinkTicketCommand extends WriteCommand {
  @Mixin private RtOptions rtOptions = new RtOptions();

  @Parameters(index = "0", paramLabel = "NUMBER", description = "The ticket's number.")
  private long number;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "ID", description = "The events' ids.")
  private List<String> ids = new ArrayList<>();

  public LinkTicketCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    RequestTracker rt = rtOptions.open(session());
    TicketedEvents events = new TicketedEvents(session().hub());
    String ticket = Long.toString(number);
    List<TicketedEvent> wanted = events.read(ids);
    List<TicketedEvent> others =
        wanted.stream().filter(event -> !event.tags().contains(rt.tag(ticket))).toList();
    if (isDryRun()) {
      TicketAnswer.would(
          session(), "add %s to ticket %s".formatted(TicketAnswer.count(others), ticket));
      return ExitStatus.DONE;
    }
    if (!others.isEmpty()) {
      rt.comment(ticket, TicketText.content(others));
      for (TicketedEvent event : others) {
        events.tag(event, rt.tag(ticket));
      }
    }
    TicketAnswer.done(session(), rt.tag(ticket), wanted);
    return ExitStatus.DONE;
  }
}
