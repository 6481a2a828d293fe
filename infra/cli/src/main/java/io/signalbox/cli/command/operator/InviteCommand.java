package io.signalbox.cli.command.operator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.WriteCommand;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox peers invite HUB}. */
@Command(
    name = "invite",
    description = "Invite another hub to be a peer. The invitation is a credential.")
public final class InviteCommand extends WriteCommand {
  @Parameters(paramLabel = "HUB", description = "The name of the other hub.")
  private String hub = "";

  @Option(
      names = "--uri",
      required = true,
      paramLabel = "URL",
      description = "The address at which the other hub reaches this one.")
  private String uri = "";

  @Option(names = "--send", paramLabel = "FILE", description = PeerTerms.SEND)
  private Optional<String> send = Optional.empty();

  @Option(
      names = "--valid-for",
      paramLabel = "DURATION",
      description = "PT5M to P7D; P1D by default.")
  private Optional<String> validFor = Optional.empty();

  public InviteCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("peer", hub).put("uri", uri);
    validFor.ifPresent(duration -> body.put("validFor", duration));
    if (send.isPresent()) {
      body.set("send", PeerTerms.read(session(), send.get()));
    }
    HubRequest request =
        HubRequest.post("/v1/invitations")
            .body("application/json", body.toString().getBytes(StandardCharsets.UTF_8));
    Optional<HubAnswer> answer = send(request);
    if (answer.isPresent()) {
      session().printer().thing(answer.get().json());
    }
    return ExitStatus.DONE;
  }
}
