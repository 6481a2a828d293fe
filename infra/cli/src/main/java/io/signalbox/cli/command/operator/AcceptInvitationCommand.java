package io.signalbox.cli.command.operator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.InputFile;
import io.signalbox.cli.command.WriteCommand;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox peers accept FILE}. */
@Command(name = "accept", description = "Accept the invitation of another hub.")
public final class AcceptInvitationCommand extends WriteCommand {
  @Parameters(
      paramLabel = "FILE",
      description = "The invitation; - is the standard input, where no list of processes shows it.")
  private String file = "";

  @Option(
      names = "--uri",
      paramLabel = "URL",
      description = "The address at which the other hub reaches this one, if that hub sends.")
  private Optional<String> uri = Optional.empty();

  @Option(names = "--send", paramLabel = "FILE", description = PeerTerms.SEND)
  private Optional<String> send = Optional.empty();

  public AcceptInvitationCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    String invitation = new String(InputFile.read(session(), file), StandardCharsets.UTF_8);
    // A dry run prints the request, and an invitation is a credential.
    body.put("invitation", isDryRun() ? "…" : invitation.strip());
    uri.ifPresent(text -> body.put("uri", text));
    if (send.isPresent()) {
      body.set("send", PeerTerms.read(session(), send.get()));
    }
    HubRequest request =
        HubRequest.post("/v1/invitations/accept")
            .body("application/json", body.toString().getBytes(StandardCharsets.UTF_8));
    Optional<HubAnswer> answer = send(request);
    if (answer.isPresent()) {
      session().printer().thing(answer.get().json());
    }
    return ExitStatus.DONE;
  }
}
