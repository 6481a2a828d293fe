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
import java.util.function.Predicate;
import picocli.CommandLine.Command;

/** {@code signalbox status}: what needs a person. */
@Command(
    name = "status",
    description =
        "Show what needs attention: failing destinations, conflicts, bounces, approvals, silent"
            + " senders, unrouted events.")
public final class StatusCommand extends HubCommand {
  private static final int LOOKED_AT = 100;

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("what", "/what"),
          Column.of("count", "/count"),
          Column.of("detail", "/detail"),
          Column.of("look", "/look"));

  /**
   * What the hub keeps until somebody has looked at it.
   *
   * @param request for a list
   * @param member where the answer has its items
   * @param look the command that lists it
   */
  private record Kept(
      String what,
      HubRequest request,
      String member,
      Predicate<JsonNode> needsSomebody,
      String look) {
    static Kept of(String what, String member, Predicate<JsonNode> needsSomebody, String look) {
      return new Kept(
          what,
          HubRequest.get("/v1/" + member).with("limit", LOOKED_AT),
          member,
          needsSomebody,
          look);
    }
  }

  private static final List<Kept> KEPT =
      List.of(
          Kept.of("conflicts", "conflicts", _ -> true, "conflicts ls"),
          Kept.of("quarantined items", "quarantine", _ -> true, "quarantine ls"),
          Kept.of("suppressed addresses", "suppressions", _ -> true, "suppressions ls"),
          new Kept(
              "proposed changes",
              HubRequest.get("/v1/proposals").with("state", "open").with("limit", LOOKED_AT),
              "proposals",
              is("open"),
              "settings proposals"),
          Kept.of("proposed sendings", "sendings", is("proposed"), "sendings ls"),
          Kept.of("proposed erasures", "erasures", is("proposed"), "erasures ls"),
          new Kept(
              "silent senders",
              HubRequest.get("/v1/instances"),
              "instances",
              one -> one.path("silent").asBoolean(),
              "instances ls"));

  private static Predicate<JsonNode> is(String state) {
    return one -> one.path("state").asText().equals(state);
  }

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
    for (Kept kept : KEPT) {
      count(hub, needs, kept);
    }
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

  private static void count(Hub hub, ArrayNode needs, Kept kept)
      throws CommandFailure, InterruptedException {
    HubAnswer answer = granted(hub, kept.request());
    if (!answer.isSuccess()) {
      return;
    }
    JsonNode all = answer.json().path(kept.member());
    long count = all.valueStream().filter(kept.needsSomebody()).count();
    if (count > 0) {
      needs
          .addObject()
          .put("what", kept.what())
          .put("count", count)
          .put("detail", answer.json().hasNonNull("next") ? "or more" : "")
          .put("look", "signalbox " + kept.look());
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
