package io.signalbox.cli.command.operator;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.Jobs;
import io.signalbox.cli.command.Pages;
import io.signalbox.cli.command.WriteCommand;
import io.signalbox.cli.hub.Hub;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Column;
import io.signalbox.cli.output.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signalbox destinations test NAME}. */
@Command(
    name = "test",
    description = {
      "Send one marked sample to a destination, and show each step.",
      "Ends with 1 if the sample was not delivered."
    })
public final class TestDestinationCommand extends WriteCommand {
  /** A report comes within 20 seconds; without one, the job is asked for it. */
  private static final int WAIT_SECONDS = 20;

  private static final List<Column> STEPS =
      List.of(
          Column.of("step", "/step"),
          new Column("done", step -> step.path("done").asBoolean() ? "yes" : "no"),
          Column.of("milliseconds", "/milliseconds"),
          Column.of("detail", "/detail"));

  @Parameters(paramLabel = "NAME", description = "The destination.")
  private String name = "";

  public TestDestinationCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    HubRequest request =
        HubRequest.post("/v1/destinations/{}/test", name)
            .with("wait", WAIT_SECONDS)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .thatMayBeRepeated();
    Optional<HubAnswer> answer = send(request);
    if (answer.isEmpty()) {
      return ExitStatus.DONE;
    }
    Hub hub = session().hub();
    JsonNode job = Jobs.follow(session(), hub, answer.get().json());
    JsonNode report = job.path("report");
    Map<String, String> facts = new LinkedHashMap<>();
    for (String fact : List.of("result", "answer", "delivery", "peer")) {
      if (report.has(fact)) {
        facts.put(fact, Column.text(report.path(fact)));
      }
    }
    session()
        .printer()
        .thing(
            job, facts, List.of(new Table(STEPS, Pages.items(report.path("steps")), "No steps.")));
    return report.path("result").asText().equals("delivered")
        ? ExitStatus.DONE
        : ExitStatus.REFUSED;
  }
}
