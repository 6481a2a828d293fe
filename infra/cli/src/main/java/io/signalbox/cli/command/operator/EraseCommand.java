package io.signalbox.cli.command.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.Confirmation;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.WriteCommand;
import io.signalbox.cli.hub.Hub;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Progress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code signalbox erase}. */
@Command(
    name = "erase",
    description = {
      "Erase what the hub holds about a mail address, an IP address, a domain or a sender.",
      "Waits for the end and prints the receipt. Ends with 1 if something stays."
    })
public final class EraseCommand extends WriteCommand {
  private static final Duration EVERY = Duration.ofSeconds(2);

  @ArgGroup(multiplicity = "1")
  private SubjectOptions subject = new SubjectOptions();

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; the receipt has it.")
  private Optional<String> reason = Optional.empty();

  @Option(names = "--no-wait", description = "Do not wait for the end.")
  private boolean noWait;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  public EraseCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    ObjectNode body = subject.json();
    ObjectNode held = HeldPages.collect(session(), body);
    Map<String, Long> counts = new TreeMap<>();
    held.path("held").forEach(one -> counts.merge(kind(one), 1L, Long::sum));
    session().note(counts.isEmpty() ? "The hub holds nothing." : "The hub holds: " + counts);
    if (isDryRun()) {
      session().printer().done("Nothing was erased.", held);
      return ExitStatus.DONE;
    }
    Confirmation.require(session(), "This cannot be taken back.", yes);
    reason.ifPresent(text -> body.put("reason", text));
    Hub hub = session().hub();
    JsonNode erasure =
        hub.ask(
                HubRequest.post("/v1/erasures")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .json(body.toString())
                    .thatMayBeRepeated())
            .json();
    if (erasure.path("state").asText().equals("proposed")) {
      session().note("Others must approve it: signalbox erasures approve " + id(erasure));
    }
    try (Progress progress = session().progress()) {
      while (!noWait && erasure.path("state").asText().equals("running")) {
        progress.at(
            0,
            0,
            "pass %d, %,d items looked at"
                .formatted(erasure.path("passes").asInt(), erasure.path("looked").asLong()));
        session().surroundings().sleep().sleep(EVERY);
        erasure = hub.ask(HubRequest.get("/v1/erasures/{}", id(erasure))).json();
      }
    }
    session().printer().thing(erasure);
    return erasure.path("remaining").isEmpty() ? ExitStatus.DONE : ExitStatus.REFUSED;
  }

  private static String kind(JsonNode held) {
    String kind = held.path("kind").asText();
    return held.path("stays").asBoolean() ? kind + " (stays)" : kind;
  }

  private static String id(JsonNode erasure) {
    return erasure.path("id").asText();
  }
}
