package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.access.Caller;
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

/** An erasure: how far it is, its receipt, and the decision of those who must approve it. */
public final class ErasureScreen implements Screen {

  /** By what is erased, as long as that is known; later by its id. */
  static Cell.Link link(JsonNode erasure) {
    String id = erasure.path("id").asText();
    return new Cell.Link(erasure.path("value").asText(id), Target.of("erasure").with("id", id));
  }

  @Override
  public String name() {
    return "erasure";
  }

  @Override
  public String place() {
    return "privacy";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("id", "as");
  }

  @Override
  public boolean isFor(Caller caller) {
    return caller.may(Permission.AUDIT) || caller.may(Permission.APPROVE);
  }

  @Override
  public Outcome show(Visit visit) {
    String id = visit.parameter("id").orElse("");
    JsonNode erasure = visit.api().call(ApiCall.get("v1", "erasures", id)).orRefusal().json();
    if (visit.parameter("as").filter("json"::equals).isPresent()) {
      return new Outcome.File("receipt.json", "application/json", erasure.toPrettyString());
    }
    String state = erasure.path("state").asText();
    List<Block> blocks = new ArrayList<>();
    blocks.add(facts(visit, erasure));
    if (state.equals("proposed")) {
      blocks.addAll(forms(visit, erasure));
    }
    blocks.addAll(Decisions.table(visit, erasure.path("decisions")));
    if (!state.equals("proposed")) {
      blocks.add(counts(visit, "erasure.erased", erasure.path("erased")));
      blocks.add(counts(visit, "erasure.remaining", erasure.path("remaining")));
      blocks.add(
          new Block.Links(
              List.of(
                  new Cell.Link(
                      visit.text(state.equals("running") ? "erasure.reload" : "erasure.receipt"),
                      state.equals("running")
                          ? Target.of(name()).with("id", id)
                          : Target.of(name()).with("id", id).with("as", "json")))));
    }
    return new Outcome.Shown(Page.of(place(), visit.text("erasure.title"), blocks));
  }

  private static Block facts(Visit visit, JsonNode erasure) {
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(
        new Block.Fact(
            visit.text("column.state"),
            StateCell.of(visit.words(), erasure.path("state").asText())));
    if (erasure.path("state").asText().equals("running")) {
      facts.add(
          new Block.Fact(
              visit.text("progress.title"),
              new Cell.Progress(visit.text("progress.running"), Optional.empty())));
    }
    facts.add(
        new Block.Fact(
            visit.text("column.kind"),
            Cell.foreign(visit.words().wordOr("privacy.kind", erasure.path("kind").asText()))));
    add(visit, facts, "column.what", Cell.foreign(erasure.path("value").asText()));
    add(visit, facts, "column.who", Cell.foreign(erasure.path("by").asText()));
    add(visit, facts, "column.reason", Cell.foreign(erasure.path("reason").asText()));
    add(visit, facts, "column.at", Cell.time(erasure.path("requestedAt").asText()));
    add(visit, facts, "erasure.finished", Cell.time(erasure.path("finishedAt").asText()));
    add(visit, facts, "erasure.looked", Cell.foreign(erasure.path("looked").asText()));
    add(visit, facts, "erasure.digest", Cell.foreign(erasure.path("digest").asText()));
    return new Block.Facts(facts);
  }

  private static void add(Visit visit, List<Block.Fact> facts, String key, Cell value) {
    boolean isNothing = value instanceof Cell.Foreign(String text) && text.isEmpty();
    if (!isNothing) {
      facts.add(new Block.Fact(visit.text(key), value));
    }
  }

  private static Block counts(Visit visit, String key, JsonNode counts) {
    return new Block.Table(
        visit.text(key),
        List.of(visit.text("column.kind"), visit.text(key)),
        counts.properties().stream()
            .map(
                one ->
                    List.<Cell>of(
                        Cell.foreign(one.getKey()), Cell.foreign(one.getValue().asText())))
            .toList(),
        visit.text(key + ".none"));
  }

  private List<Block> forms(Visit visit, JsonNode erasure) {
    if (!visit.may(Permission.APPROVE)) {
      return List.of();
    }
    boolean isOwn = erasure.path("by").asText().equals(visit.caller().name());
    List<Block> blocks = new ArrayList<>();
    if (isOwn) {
      blocks.add(new Block.Note(Tone.PLAIN, visit.text("erasure.own")));
    } else {
      blocks.add(Decisions.form(name(), erasure, "approve", visit.text("erasure.approve")));
    }
    blocks.add(Decisions.form(name(), erasure, "reject", visit.text("erasure.reject")));
    return blocks;
  }

  @Override
  public Outcome act(Visit visit, FormData form) {
    return Decisions.act(visit, name(), "erasures", form);
  }
}
