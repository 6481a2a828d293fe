package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.access.Caller;
import io.signalbox.console.api.ApiAnswer;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Page;
import io.signalbox.console.page.Target;
import io.signalbox.console.page.Tone;
import io.signalbox.settings.people.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One destination: what waits for it and why, its latest deliveries, and what can be done. */
public final class DestinationScreen implements Screen {
  private static final String DELIVERIES = "50";

  private final DestinationActions actions = new DestinationActions();

  static Cell link(String name) {
    return Cell.link(name, target(name));
  }

  static Target target(String name) {
    return Target.of("destination").with("name", name);
  }

  @Override
  public String name() {
    return "destination";
  }

  @Override
  public String place() {
    return "destinations";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("name", "after", "job", "done");
  }

  @Override
  public boolean isFor(Caller caller) {
    return caller.may(Permission.SEE_STATES);
  }

  @Override
  public Outcome show(Visit visit) {
    String destination = visit.parameter("name").orElse("");
    ApiCall deliveries =
        visit
            .parameter("after")
            .map(after -> ApiCall.get("v1", "deliveries").with("after", after))
            .orElseGet(() -> ApiCall.get("v1", "deliveries"))
            .with("destination", destination)
            .with("limit", DELIVERIES);
    List<ApiAnswer> answers =
        visit.api().callAll(List.of(ApiCall.get("v1", "destinations", destination), deliveries));
    JsonNode state = answers.getFirst().orRefusal().json();
    List<Block> blocks = new ArrayList<>();
    visit
        .parameter("done")
        .filter(DestinationActions.DONE::contains)
        .ifPresent(
            done -> blocks.add(new Block.Note(Tone.GOOD, visit.text("destination." + done))));
    visit.parameter("job").ifPresent(job -> blocks.addAll(job(visit, job)));
    blocks.add(facts(visit, state));
    if (!state.path("status").asText().equals("pulled")) {
      blocks.addAll(actions.forms(visit, state));
    }
    blocks.addAll(deliveries(visit, destination, answers.getLast().orRefusal().json()));
    return new Outcome.Shown(Page.of(place(), destination, blocks));
  }

  @Override
  public Outcome act(Visit visit, FormData form) {
    return actions.act(visit, form);
  }

  private static Block facts(Visit visit, JsonNode state) {
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(
        new Block.Fact(
            visit.text("column.state"),
            StateCell.of(visit.words(), state.path("status").asText())));
    facts.add(
        new Block.Fact(visit.text("column.method"), Cell.foreign(state.path("method").asText())));
    if (state.path("paused").isObject()) {
      add(visit, facts, "since", state.at("/paused/since"), true);
      add(visit, facts, "by", state.at("/paused/by"), false);
      add(visit, facts, "reason", state.at("/paused/reason"), false);
    }
    if (state.path("failing").isObject()) {
      add(visit, facts, "since", state.at("/failing/since"), true);
      add(visit, facts, "attempts", state.at("/failing/attempts"), false);
      add(visit, facts, "lastAnswer", state.at("/failing/lastAnswer"), false);
      add(visit, facts, "nextTry", state.at("/failing/nextTry"), true);
    }
    if (state.path("waiting").isObject()) {
      facts.add(
          new Block.Fact(
              visit.text("column.waiting"), Cell.own(DestinationActions.waiting(state))));
      add(visit, facts, "oldest", state.at("/waiting/oldest"), true);
    }
    add(visit, facts, "setAside", state.path("setAside"), false);
    return new Block.Facts(facts);
  }

  private static void add(
      Visit visit, List<Block.Fact> facts, String column, JsonNode value, boolean isTime) {
    if (!value.isMissingNode() && !value.isNull()) {
      String text = value.asText();
      facts.add(
          new Block.Fact(
              visit.text("column." + column), isTime ? Cell.time(text) : Cell.foreign(text)));
    }
  }

  private static List<Block> job(Visit visit, String id) {
    ApiAnswer answer = visit.api().call(ApiCall.get("v1", "jobs", id));
    if (!answer.isSuccess()) {
      return List.of();
    }
    String status = visit.words().wordOr("state", answer.json().path("status").asText());
    JsonNode report = answer.json().path("report");
    if (report.has("steps")) {
      return TestedSteps.blocks(visit, report);
    }
    List<Block> blocks = new ArrayList<>();
    if (answer.json().path("status").asText().equals("running")) {
      Cell running = new Cell.Progress(visit.text("progress.running"), Optional.empty());
      blocks.add(new Block.Facts(List.of(new Block.Fact(visit.text("progress.title"), running))));
    }
    blocks.add(
        new Block.Quote(
            Tone.GOOD,
            visit.text(
                "destination.job",
                answer.json().path("readers").asLong(),
                answer.json().path("changed").asLong()),
            status));
    return blocks;
  }

  private static List<Block> deliveries(Visit visit, String destination, JsonNode answer) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(visit.text("destination.deliveries")));
    blocks.add(
        new Block.Table(
            visit.text("destination.deliveries"),
            List.of(
                visit.text("column.at"),
                visit.text("column.result"),
                visit.text("column.attempt"),
                visit.text("column.answer"),
                visit.text("column.events"),
                visit.text("column.group")),
            answer
                .path("deliveries")
                .valueStream()
                .map(
                    one ->
                        List.of(
                            Cell.time(one.path("at").asText()),
                            StateCell.of(visit.words(), one.path("result").asText()),
                            Cell.foreign(one.path("attempt").asText()),
                            Cell.foreign(one.path("answer").asText()),
                            Cell.foreign(one.path("envelopes").asText()),
                            Cell.foreign(group(one.path("group")))))
                .toList(),
            visit.text("destination.noDeliveries")));
    if (answer.hasNonNull("next")) {
      Target next = target(destination).with("after", answer.path("next").asText());
      blocks.add(new Block.Links(List.of(new Cell.Link(visit.text("page.older"), next))));
    }
    return blocks;
  }

  /** What the events of a group have in common, as {@code source.asn: 64496}. */
  static String group(JsonNode group) {
    return group.properties().stream()
        .map(field -> field.getKey() + ": " + field.getValue().asText())
        .collect(Collectors.joining(", "));
  }
}
