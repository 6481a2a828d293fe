package io.signalbox.cli.tickets;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.WriteCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox tickets open ID …}. */
@Command(
    name = "open",
    description = {
      "Open a ticket of RT about events, and keep its number as a tag of each.",
      "The same command again opens no second ticket: it ends what was begun."
    })
public final class OpenTicketCommand extends WriteCommand {
  @Mixin private RtOptions rtOptions = new RtOptions();

  @Parameters(arity = "1..*", paramLabel = "ID", description = "The events' ids.")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = "--queue",
      paramLabel = "NAME",
      description = "RT's queue (${DEFAULT-VALUE}, which is RTIR's).")
  private String queue = "Incident Reports";

  @Option(
      names = "--subject",
      paramLabel = "TEXT",
      description = "The subject, instead of type and address of the first event.")
  private Optional<String> subject = Optional.empty();

  @Option(
      names = "--requestor",
      paramLabel = "ADDRESS",
      description = "Who asks: RT answers to this mail address.")
  private Optional<String> requestor = Optional.empty();

  @Option(
      names = "--incident",
      paramLabel = "NUMBER",
      description = "The incident of RTIR that the ticket belongs to.")
  private Optional<Long> incident = Optional.empty();

  public OpenTicketCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    RequestTracker rt = rtOptions.open(session());
    TicketedEvents events = new TicketedEvents(session().hub());
    List<TicketedEvent> wanted = events.read(ids);
    List<TicketedEvent> others = wanted.stream().filter(one -> one.ticket(rt).isEmpty()).toList();
    Optional<String> known = ticketOf(wanted, rt);
    if (known.isPresent() && !others.isEmpty()) {
      throw new CommandFailure(
          ExitStatus.REFUSED,
          "Some events have ticket %s already. Add the others: signalbox tickets link %1$s ID …"
              .formatted(known.get()));
    }
    String mark = TicketText.mark(wanted);
    Optional<String> begun = known.isPresent() ? known : rt.find(mark);
    if (isDryRun()) {
      TicketAnswer.would(session(), begun.map(one -> "use ticket " + one).orElse("open a ticket"));
      return ExitStatus.DONE;
    }
    String ticket = begun.isPresent() ? begun.get() : rt.open(draft(wanted, mark));
    if (incident.isPresent()) {
      rt.addParent(ticket, incident.get().toString());
    }
    for (TicketedEvent event : others) {
      events.tag(event, rt.tag(ticket));
    }
    TicketAnswer.done(session(), rt.tag(ticket), wanted);
    return ExitStatus.DONE;
  }

  private TicketDraft draft(List<TicketedEvent> wanted, String mark) {
    String text = subject.map(TicketText::line).orElseGet(() -> TicketText.subject(wanted));
    return new TicketDraft(queue, text + " " + mark, TicketText.content(wanted), requestor);
  }

  private static Optional<String> ticketOf(List<TicketedEvent> events, RequestTracker rt) {
    return events.stream().flatMap(event -> event.ticket(rt).stream()).findFirst();
  }
}
