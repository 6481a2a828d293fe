package io.signalbox.cli.command.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.ExitStatus;
import io.signalbox.cli.Session;
import io.signalbox.cli.command.HubCommand;
import io.signalbox.cli.command.Pages;
import io.signalbox.cli.hub.Hub;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.hub.HubRefusal;
import io.signalbox.cli.hub.HubRequest;
import io.signalbox.cli.output.Column;
import io.signalbox.cli.output.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code signalbox status}: what needs a person. */
@Command(
    name = "status",
    description =
        "Show what needs attention: failing destinations, conflicts, bounces, unrouted events.")
public final class StatusCommand extends HubCommand {
  private static final int LOOKED_AT = 100;

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("what", "/what"),
          Column.of("count", "/count"),
          Column.of("detail", "/detail"),
          Column.of("look", "/look"));

  public StatusCommand(Session session) {
    super(session);
  }

  @Override
  protected ExitStatus run() throws CommandFailure, InterruptedException {
    Hub hub = session().hub();
    JsonNode info = hub.ask(HubRequest.get("/v1/info")).jsonWith("version");
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("hub", info.path("hub").asText()).put("version", info.path("version").asText());
    ArrayNode needs = answer.putArray("needs");
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("hub", info.path("hub").asText() + " " + info.path("version").asText());
    HubAnswer health = hub.attempt(HubRequest.get("/v1/health"));
    if (health.status() == 200 || health.status() == 503) {
      String status = health.json().path("status").asText();
      answer.put("health", status);
      facts.put("health", status);
    }
    destinations(hub, needs, facts);
    count(hub, needs, "conflicts", "/v1/conflicts", "conflicts", "signalbox conflicts ls");
    count(
        hub, needs, "quarantined items", "/v1/quarantine", "quarantine", "signalbox quarantine ls");
    count(
        hub,
        needs,
        "suppressed addresses",
        "/v1/suppressions",
        "suppressions",
        "signalbox suppressions ls");
    unrouted(hub, needs);
    Table table = new Table(COLUMNS, Pages.items(needs), "Nothing needs attention.");
    session().printer().thing(answer, facts, List.of(table));
    return ExitStatus.DONE;
  }

  private static void destinations(Hub hub, ArrayNode needs, Map<String, String> facts)
      throws CommandFailure, InterruptedException {
    HubAnswer answer = granted(hub, HubRequest.get("/v1/destinations"));
    if (!answer.isSuccess()) {
      facts.put("destinations", "not granted to this token");
      return;
    }
    JsonNode all = answer.json().path("destinations");
    facts.put("destinations", Integer.toString(all.size()));
    for (JsonNode one : all) {
      String status = one.path("status").asText();
      if (status.equals("failing") || status.equals("paused")) {
        JsonNode cause = one.path(status);
        String name = one.path("destination").asText();
        needs
            .addObject()
            .put("what", status)
            .put("count", 1)
            .put(
                "detail",
                name
                    + " since "
                    + cause.path("since").asText()
                    + ": "
                    + cause.path("lastAnswer").asText(cause.path("reason").asText()))
            .put("look", "signalbox destinations show " + name);
      }
    }
  }

  private static void count(
      Hub hub, ArrayNode needs, String what, String path, String member, String look)
      throws CommandFailure, InterruptedException {
    HubAnswer answer = granted(hub, HubRequest.get(path).with("limit", LOOKED_AT));
    if (!answer.isSuccess()) {
      return;
    }
    JsonNode found = answer.json().path(member);
    if (!found.isEmpty()) {
      needs
          .addObject()
          .put("what", what)
          .put("count", found.size())
          .put("detail", found.size() == LOOKED_AT ? "or more" : "")
          .put("look", look);
    }
  }

  private static void unrouted(Hub hub, ArrayNode needs)
      throws CommandFailure, InterruptedException {
    HubAnswer answer = granted(hub, HubRequest.get("/v1/unrouted"));
    if (!answer.isSuccess()) {
      return;
    }
    JsonNode json = answer.json();
    long events = 0;
    for (JsonNode one : json.path("unrouted")) {
      events += one.path("envelopes").asLong();
    }
    if (events > 0) {
      needs
          .addObject()
          .put("what", "unrouted events")
          .put("count", events)
          .put("detail", "since " + json.path("since").asText())
          .put("look", "signalbox unrouted");
    }
  }

  /** The answer; what is not granted is left out, anything else is the command's failure. */
  private static HubAnswer granted(Hub hub, HubRequest request)
      throws CommandFailure, InterruptedException {
    HubAnswer answer = hub.attempt(request);
    if (!answer.isSuccess() && answer.status() != 403) {
      throw new HubRefusal(answer);
    }
    return answer;
  }
}
