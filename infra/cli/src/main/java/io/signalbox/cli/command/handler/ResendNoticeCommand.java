package io.signalbox.cli.command.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.Confirmation;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.Jobs;
import io.signalbox.cli.command.WriteCommand;
import io.signalbox.cli.hub.Hub;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox notices resend TICKET}. */
@Command(name = "resend", description = "Send the events of a notice again. Asks first.")
public final class ResendNoticeCommand extends WriteCommand {
  @Parameters(paramLabel = "TICKET", description = "The ticket, as in the notice.")
  private String ticket = "";

  @Option(
      names = "--contact",
      paramLabel = "ID",
      description = "Another contact of the directory, instead of the current ones.")
  private Optional<String> contact = Optional.empty();

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  public ResendNoticeCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    Hub hub = session().hub();
    JsonNode notice = hub.ask(HubRequest.get("/v1/notices/{}", ticket)).json();
    session()
        .note(
            "%s had %,d events and went to %s."
                .formatted(
                    ticket,
                    notice.path("envelopes").size() + notice.path("notNamed").asLong(),
                    notice.path("destination").asText()));
    if (!isDryRun()) {
      Confirmation.require(
          session(),
          contact.map(id -> "Sends them to the contact " + id + ".").orElse("Sends them again."),
          yes);
    }
    HubRequest resend =
        HubRequest.post("/v1/notices/{}/resend", ticket)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .thatMayBeRepeated();
    Optional<HubAnswer> answer =
        send(contact.isPresent() ? resend.json(body(contact.get())) : resend);
    if (answer.isPresent()) {
      JsonNode job = Jobs.follow(session(), hub, answer.get().json());
      session().printer().done(Jobs.sentence(job), job);
    }
    return ExitStatus.DONE;
  }

  private static String body(String contact) {
    return JsonNodeFactory.instance.objectNode().put("contact", contact).toString();
  }
}
