package io.signalbox.cli.command.operator;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.Jobs;
import io.signalbox.cli.command.WriteCommand;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox destinations resume NAME}. */
@Command(name = "resume", description = "Resume deliveries to a destination.")
public final class ResumeCommand extends WriteCommand {
  @Parameters(paramLabel = "NAME", description = "The destination.")
  private String name = "";

  @Option(names = "--no-follow", description = "Do not wait until the job has woken all readers.")
  private boolean noFollow;

  public ResumeCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    HubRequest request =
        HubRequest.post("/v1/destinations/{}/resume", name)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .thatMayBeRepeated();
    Optional<HubAnswer> answer = send(request);
    if (answer.isPresent()) {
      JsonNode job = answer.get().json();
      if (!noFollow) {
        job = Jobs.follow(session(), session().hub(), job);
      }
      session().printer().done(Jobs.sentence(job), job);
    }
    return ExitStatus.DONE;
  }
}
