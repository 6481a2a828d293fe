package io.signalbox.cli.command.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.WriteCommand;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRequest;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox inhibit ADDRESS}: an annotation of the network that decides. */
@Command(
    name = "inhibit",
    description = {
      "Stop notices about one address or name until a day.",
      "Writes an annotation of its network into the directory. To remove it, use directory rm"
          + " annotations."
    })
public final class InhibitCommand extends WriteCommand {
  @Parameters(paramLabel = "ADDRESS", description = "Such as 192.0.2.1 or www.example.org.")
  private String address = "";

  @Option(
      names = "--until",
      paramLabel = "DAY",
      required = true,
      description = "The first day (UTC) with notices again, such as 2027-01-31.")
  private LocalDate until = LocalDate.MIN;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Only events of this classification type.")
  private Optional<String> type = Optional.empty();

  public InhibitCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    String wanted = address.toLowerCase(Locale.ROOT);
    boolean isAddress = wanted.contains(":") || wanted.matches("[0-9.]+");
    String network = network(wanted, isAddress ? "ip" : "domain");
    ObjectNode annotation = JsonNodeFactory.instance.objectNode();
    annotation.put("network", network).put("tag", "inhibition").put("expires", until.toString());
    ObjectNode condition = annotation.putObject("condition");
    condition.put(isAddress ? "source.ip" : "source.fqdn", wanted);
    type.ifPresent(one -> condition.put("classification.type", one));
    String name =
        ("inhibit-" + wanted + type.map(one -> "-" + one).orElse(""))
            .replaceAll("[^A-Za-z0-9._-]", "-");
    Optional<HubAnswer> answer =
        send(HubRequest.put("/v1/directory/annotations/{}", name).json(annotation.toString()));
    if (answer.isPresent()) {
      session()
          .printer()
          .done(
              "No notices about %s until %s. To undo this: signalbox directory rm annotations %s"
                  .formatted(wanted, until, name),
              answer.get().json());
    }
    return ExitStatus.DONE;
  }

  /** The narrowest network of the directory that has the address. */
  private String network(String wanted, String kind) throws CommandFailure, InterruptedException {
    HubRequest question =
        HubRequest.get("/intelmq/lookup")
            .with("explain", true)
            .with(kind, wanted)
            .with("classification_type", type);
    JsonNode answer = session().hub().ask(question).json();
    String network = answer.at("/explanation/decisions/0/levels/0/network/id").asText();
    if (network.isEmpty()) {
      throw new CommandFailure(
          ExitStatus.NOT_FOUND, "No network of the directory has " + wanted + ".");
    }
    return network;
  }
}
