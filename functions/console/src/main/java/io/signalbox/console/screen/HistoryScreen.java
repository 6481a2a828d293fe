package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.access.Caller;
import io.signalbox.console.api.ApiAnswer;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Field;
import io.signalbox.console.page.Page;
import io.signalbox.console.page.Target;
import io.signalbox.console.page.Tone;
import io.signalbox.settings.people.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who changed the settings, when and how, and the way back to what they were. */
public final class HistoryScreen implements Screen {
  private static final String EACH = "30";
  private static final int PROPOSED = 202;
  private static final int PLACES_NAMED = 5;

  @Override
  public String name() {
    return "history";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("from", "revision", "done");
  }

  @Override
  public boolean isFor(Caller caller) {
    return caller.may(Permission.SEE_SETTINGS);
  }

  @Override
  public Outcome show(Visit visit) {
    return visit.parameter("revision").isPresent()
        ? question(visit, visit.parameter("revision").orElseThrow())
        : list(visit);
  }

  private Outcome list(Visit visit) {
    ApiCall call = ApiCall.get("v1", "settings", "history").with("limit", EACH);
    JsonNode answer =
        visit
            .api()
            .call(visit.parameter("from").map(from -> call.with("from", from)).orElse(call))
            .orRefusal()
            .json();
    List<Block> blocks = new ArrayList<>();
    if (visit.parameter("done").filter("reverted"::equals).isPresent()) {
      blocks.add(new Block.Note(Tone.GOOD, visit.text("history.reverted")));
    }
    if (visit.parameter("from").isEmpty() && answer.path("changes").size() > 1) {
      blocks.add(
          new Block.Links(
              List.of(
                  new Cell.Link(
                      visit.text("history.undo"),
                      Target.of(name())
                          .with("revision", answer.at("/changes/1/revision").asText())))));
    }
    blocks.add(
        new Block.Table(
            visit.text("history.title"),
            List.of(
                visit.text("column.at"),
                visit.text("column.who"),
                visit.text("history.request"),
                visit.text("diff.place"),
                visit.text("history.revert")),
            answer.path("changes").valueStream().map(one -> row(visit, one)).toList(),
            visit.text("history.empty")));
    if (answer.hasNonNull("next")) {
      blocks.add(
          new Block.Links(
              List.of(
                  new Cell.Link(
                      visit.text("page.older"),
                      Target.of(name()).with("from", answer.path("next").asText())))));
    }
    return new Outcome.Shown(Page.of(name(), visit.text("history.title"), blocks));
  }

  private List<Cell> row(Visit visit, JsonNode change) {
    List<String> places =
        change.path("changes").valueStream().map(one -> one.path("pointer").asText()).toList();
    return List.of(
        Cell.time(change.path("at").asText()),
        Cell.foreign(change.path("by").asText()),
        Cell.foreign(change.path("request").asText()),
        Cell.foreign(named(visit, places)),
        Cell.link(
            visit.text("history.back"),
            Target.of(name()).with("revision", change.path("revision").asText())));
  }

  private static String named(Visit visit, List<String> places) {
    String first = String.join(", ", places.subList(0, Math.min(PLACES_NAMED, places.size())));
    int others = places.size() - PLACES_NAMED;
    return others > 0 ? visit.text("history.places", first, others) : first;
  }

  /** What would change, before it is changed. */
  private Outcome question(Visit visit, String revision) {
    ApiAnswer standing = visit.api().call(ApiCall.get("v1", "settings")).orRefusal();
    JsonNode trial = visit.api().call(revert(revision).with("dryRun", "true")).orRefusal().json();
    List<List<Cell>> rows = new ArrayList<>();
    for (String sort : List.of("added", "changed", "removed")) {
      for (JsonNode pointer : trial.path(sort)) {
        rows.add(
            List.of(
                Cell.own(visit.text("diff." + sort)),
                Cell.foreign(pointer.asText()),
                SettingsDiff.value(standing.json().at(pointer.asText())),
                Cell.own("")));
      }
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(SettingsDiff.table(visit, rows));
    if (!rows.isEmpty()) {
      blocks.add(
          Block.Form.writing(
              name(),
              List.of(
                  new Field.Hidden("revision", revision),
                  new Field.Hidden("tag", standing.header("etag").orElse("*"))),
              visit.text("history.sure", rows.size()),
              Tone.BAD));
    }
    return new Outcome.Shown(Page.of(name(), visit.text("history.question"), blocks));
  }

  @Override
  public Outcome act(Visit visit, FormData form) {
    ApiAnswer answer =
        visit
            .api()
            .call(revert(form.required("revision")).withHeader("If-Match", form.required("tag")))
            .orRefusal();
    if (answer.status() == PROPOSED) {
      return new Outcome.Moved(
          Target.of("proposals").with("id", answer.json().path("id").asText()));
    }
    return new Outcome.Moved(Target.of(name()).with("done", "reverted"));
  }

  private static ApiCall revert(String revision) {
    return ApiCall.post("v1", "settings", "history", revision, "revert");
  }
}
