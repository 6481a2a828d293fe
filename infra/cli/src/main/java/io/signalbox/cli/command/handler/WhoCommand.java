package io.signalbox.cli.command.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.command.Pages;
import io.signalbox.cli.hub.Hub;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Column;
import io.signalbox.cli.output.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signalbox who ADDRESS}. */
@Command(
    name = "who",
    description =
        "Show who is responsible for an address, AS, name or mail address, and by which rule.")
public final class WhoCommand extends HubCommand {
  private static final int CONTACTS = 100_000;

  private static final List<Column> RECIPIENTS =
      List.of(
          Column.of("address", "/address"),
          Column.of("contact", "/contact"),
          Column.of("organisation", "/organisation"),
          Column.of("network", "/network"),
          Column.of("prefix", "/prefix"));

  private static final List<Column> CONTACT =
      List.of(
          Column.of("contact", "/id"),
          Column.of("organisation", "/object/organisation"),
          Column.of("roles", "/object/roles"),
          new Column(
              "addresses",
              one ->
                  String.join(
                      ", ",
                      one.at("/object/addresses")
                          .valueStream()
                          .map(address -> address.path("address").asText(address.asText()))
                          .toList())),
          Column.of("source", "/source"));

  @Parameters(
      paramLabel = "ADDRESS",
      description =
          "Such as 192.0.2.1, 2001:db8::1, AS64496, www.example.org or abuse@isp.example.")
  private String address = "";

  @Option(names = "--type", paramLabel = "TYPE", description = "The event's classification type.")
  private Optional<String> type = Optional.empty();

  @Option(names = "--taxonomy", paramLabel = "NAME", description = "The event's taxonomy.")
  private Optional<String> taxonomy = Optional.empty();

  public WhoCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    Hub hub = session().hub();
    if (address.contains("@")) {
      return contacts(hub);
    }
    HubRequest request =
        HubRequest.get("/intelmq/lookup")
            .with("explain", true)
            .with("classification_type", type)
            .with("classification_taxonomy", taxonomy);
    JsonNode answer = hub.ask(question(request)).json();
    Map<String, String> facts = new LinkedHashMap<>();
    List<JsonNode> recipients = new ArrayList<>();
    for (JsonNode decision : answer.at("/explanation/decisions")) {
      facts.put("rule", decision.at("/rule/id").asText("none: all contacts of the role abuse"));
      facts.put("suppressed", decision.path("suppress").asBoolean() ? "yes" : "no");
      facts.put("interval", Column.text(decision.path("interval")));
      facts.put("inhibitions", inhibitions(decision.path("inhibitions")));
      decision.path("levels").forEach(level -> add(recipients, level));
    }
    facts.put("constituencies", Column.text(answer.path("constituencies")));
    facts.values().removeIf(String::isEmpty);
    session()
        .printer()
        .thing(answer, facts, List.of(new Table(RECIPIENTS, recipients, "Nobody is responsible.")));
    return recipients.isEmpty() ? ExitStatus.NOT_FOUND : ExitStatus.DONE;
  }

  private HubRequest question(HubRequest request) {
    String asn = address.toUpperCase(Locale.ROOT);
    if (asn.matches("AS\\d{1,10}")) {
      // The look-up wants an address or name; the AS decides where no prefix holds this one.
      return request.with("ip", "0.0.0.0").with("asn", asn.substring(2));
    }
    boolean isAddress = address.contains(":") || address.matches("[0-9.]+");
    return request.with(isAddress ? "ip" : "domain", address);
  }

  private static void add(List<JsonNode> recipients, JsonNode level) {
    JsonNode network = level.path("network");
    for (JsonNode recipient : level.path("recipients")) {
      ObjectNode row = recipient.deepCopy();
      row.put("network", network.path("id").asText());
      JsonNode object = network.path("object");
      row.put(
          "prefix",
          Column.text(
              object.has("cidr")
                  ? object.path("cidr")
                  : object.has("domain") ? object.path("domain") : object.path("asn")));
      recipients.add(row);
    }
  }

  private static String inhibitions(JsonNode inhibitions) {
    return String.join(
        ", ", inhibitions.valueStream().map(one -> one.path("id").asText()).toList());
  }

  /** The contacts that have a mail address. */
  private ExitStatus contacts(Hub hub) throws CommandFailure, InterruptedException {
    ObjectNode all =
        Pages.collect(
            hub, HubRequest.get("/v1/directory/contacts"), "contacts", "after", CONTACTS, 1000);
    List<JsonNode> found =
        all.path("contacts").valueStream().filter(contact -> has(contact, address)).toList();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putArray("contacts").addAll(found);
    session().printer().list(answer, new Table(CONTACT, found, "No contact has this address."));
    return found.isEmpty() ? ExitStatus.NOT_FOUND : ExitStatus.DONE;
  }

  private static boolean has(JsonNode contact, String wanted) {
    return contact
        .at("/object/addresses")
        .valueStream()
        .anyMatch(one -> one.path("address").asText(one.asText()).equalsIgnoreCase(wanted));
  }
}
