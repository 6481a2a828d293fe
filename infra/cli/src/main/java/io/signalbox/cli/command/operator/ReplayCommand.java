package io.signalbox.cli.command.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.Confirmation;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.TimeText;
import io.signalbox.cli.command.Jobs;
import io.signalbox.cli.command.WriteCommand;
import io.signalbox.cli.hub.Hub;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox destinations replay NAME}. */
@Command(
    name = "replay",
    description = "Send again to a destination. Shows the number of events, and asks.")
public final class ReplayCommand extends WriteCommand {
  /** What is to be sent again: one of the three. */
  static final class What {
    @Option(names = "--event", paramLabel = "ID", description = "One event.")
    private Optional<String> envelope = Optional.empty();

    @Option(
        names = "--since",
        paramLabel = "TIME",
        description = "Events since this time, such as yesterday, 24h or 2026-11-23T10:00:00Z.")
    private Optional<String> since = Optional.empty();

    @Option(names = "--set-aside", description = "What the destination refused.")
    private boolean setAside;
  }

  @Parameters(paramLabel = "NAME", description = "The destination.")
  private String name = "";

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  @Option(names = "--until", paramLabel = "TIME", description = "With --since: up to then.")
  private Optional<String> until = Optional.empty();

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  @Option(names = "--no-follow", description = "Do not wait until the job has ended.")
  private boolean noFollow;

  public ReplayCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    if (until.isPresent() && what.since.isEmpty()) {
      throw CommandFailure.usage("--until needs --since.");
    }
    Hub hub = session().hub();
    session().note(count(hub));
    HubRequest request =
        HubRequest.post("/v1/destinations/{}/replay", name)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .json(body().toString())
            .thatMayBeRepeated();
    if (!isDryRun()) {
      Confirmation.require(session(), "Sends it to " + name + " again.", yes);
    }
    Optional<HubAnswer> answer = send(request);
    if (answer.isPresent()) {
      JsonNode job = answer.get().json();
      if (!noFollow) {
        job = Jobs.follow(session(), hub, job);
      }
      session().printer().done(Jobs.sentence(job), job);
    }
    return ExitStatus.DONE;
  }

  private ObjectNode body() throws CommandFailure {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    what.envelope.ifPresent(id -> body.put("envelope", id));
    time(what.since).ifPresent(time -> body.put("since", time.toString()));
    time(until).ifPresent(time -> body.put("until", time.toString()));
    if (what.setAside) {
      body.put("setAside", true);
    }
    return body;
  }

  /** How much would be sent again, in words. */
  private String count(Hub hub) throws CommandFailure, InterruptedException {
    JsonNode state = hub.ask(HubRequest.get("/v1/destinations/{}", name)).json();
    if (what.setAside) {
      return name + " has " + state.path("setAside").asLong() + " deliveries that are set aside.";
    }
    if (what.since.isEmpty()) {
      return "One event goes to " + name + " again, if it was for this destination.";
    }
    Instant from = TimeText.parse(what.since.get(), session().surroundings().clock());
    Instant to = time(until).orElse(Instant.MAX);
    return new ReplayCount(hub, name, from, to).sentence();
  }
}
