package io.signalbox.cli.command.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.hub.HubRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signalbox proof fetch DAY}. */
@Command(name = "fetch", description = "Print the signed proof of the notices of a day.")
public final class FetchProofCommand extends HubCommand {
  @Parameters(paramLabel = "DAY", description = "A day (UTC), such as 2026-11-28.")
  private String day = "";

  public FetchProofCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    ByteArrayOutputStream proof = new ByteArrayOutputStream();
    Optional<ProofFile.Content> content = Optional.empty();
    do {
      HubRequest request = HubRequest.get("/v1/proofs/{}", day);
      if (content.isPresent()) {
        JsonNode signature = content.get().signature();
        request =
            request
                .with("after", content.get().notices())
                .with("previous", Optional.of(signature.path("previous").asText()))
                .with("signature", Optional.of(signature.path("signature").asText()));
      }
      proof.writeBytes(session().hub().ask(request).text().getBytes(StandardCharsets.UTF_8));
      try {
        content = Optional.of(ProofFile.verify(proof.toByteArray()));
      } catch (ProofFile.Broken broken) {
        throw new CommandFailure(
            ExitStatus.UNREACHABLE,
            "The hub's answer is no proof. " + broken.getMessage() + ". Ask again.");
      }
    } while (!content.get().end().path("done").asBoolean());
    session().out().bytes(proof.toByteArray());
    return ExitStatus.DONE;
  }
}
