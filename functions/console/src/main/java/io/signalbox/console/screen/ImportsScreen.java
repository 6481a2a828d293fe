package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.access.Caller;
import io.signalbox.console.api.ApiAnswer;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Field;
import io.signalbox.console.page.ForeignText;
import io.signalbox.console.page.Page;
import io.signalbox.console.page.Target;
import io.signalbox.console.page.Tone;
import io.signalbox.settings.people.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes what a source has into the directory: a file, what it would change, and the import. What
 * was imported in the last hours can be undone, after the same look at what that changes.
 */
public final class ImportsScreen implements Screen {
  private static final List<String> ADDED = List.of("added", "changed", "removed", "kept");
  private static final int FIELDS_SHOWN = 200;
  private static final List<String> UNDONE = List.of("restored", "removed", "kept");

  @Override
  public String name() {
    return "imports";
  }

  @Override
  public String place() {
    return "responsible";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("done");
  }

  @Override
  public boolean isFor(Caller caller) {
    return caller.may(Permission.EDIT_DIRECTORY);
  }

  @Override
  public Outcome show(Visit visit) {
    JsonNode done = visit.api().call(ApiCall.get("v1", "directory", "imports")).orRefusal().json();
    List<Block> blocks = new ArrayList<>();
    visit
        .parameter("done")
        .filter(Set.of("imported", "undone")::contains)
        .ifPresent(what -> blocks.add(new Block.Note(Tone.GOOD, visit.text("imports." + what))));
    blocks.add(new Block.Note(Tone.PLAIN, visit.text("imports.how")));
    blocks.add(ImportDraft.form(visit));
    blocks.add(new Block.Heading(visit.text("imports.undo")));
    blocks.add(table(visit, done.path("imports")));
    List<Field.Option> options =
        done.path("imports").valueStream().map(ImportsScreen::option).toList();
    if (!options.isEmpty()) {
      blocks.add(
          Block.Form.writing(
              name(),
              List.of(
                  new Field.Hidden("do", "undo-check"),
                  new Field.Choice("revision", visit.text("imports.which"), options, "")),
              visit.text("imports.undo.check"),
              Tone.PLAIN));
    }
    return page(visit, blocks);
  }

  private static Field.Option option(JsonNode done) {
    String revision = done.path("revision").asText();
    String source = done.path("source").asText();
    return new Field.Option(revision, ForeignText.shown(revision + ": " + source));
  }

  private static Block table(Visit visit, JsonNode imports) {
    return new Block.Table(
        visit.text("imports.undo"),
        List.of(
            visit.text("imports.revision"),
            visit.text("imports.source"),
            visit.text("column.at"),
            visit.text("column.by"),
            visit.text("diff.added"),
            visit.text("diff.changed"),
            visit.text("diff.removed"),
            visit.text("imports.until")),
        imports
            .valueStream()
            .map(
                one ->
                    List.of(
                        Cell.foreign(one.path("revision").asText()),
                        Cell.foreign(one.path("source").asText()),
                        Cell.time(one.path("at").asText()),
                        Cell.foreign(one.path("by").asText()),
                        Cell.foreign(one.path("added").asText()),
                        Cell.foreign(one.path("changed").asText()),
                        Cell.foreign(one.path("removed").asText()),
                        Cell.time(one.path("until").asText())))
            .toList(),
        visit.text("imports.none"));
  }

  @Override
  public Outcome act(Visit visit, FormData form) {
    return switch (form.required("do")) {
      case "check" -> check(visit, ImportDraft.of(form));
      case "import" -> run(visit, ImportDraft.of(form));
      case "undo-check" -> checkUndo(visit, form.required("revision"));
      case "undo" -> {
        visit.api().call(undo(form.required("revision"))).orRefusal();
        yield new Outcome.Moved(Target.of(name()).with("done", "undone"));
      }
      default -> new Outcome.Refused();
    };
  }

  private Outcome check(Visit visit, ImportDraft draft) {
    ApiAnswer trial = visit.api().call(draft.call().with("dryRun", "true"));
    if (!trial.isSuccess()) {
      return page(visit, refusal(visit, trial));
    }
    JsonNode diff = trial.json();
    List<Block> blocks = diff(visit, diff, ADDED);
    blocks.addAll(fields(visit, diff.path("fields")));
    int removals = diff.at("/removed/count").asInt();
    int changes = diff.at("/added/count").asInt() + diff.at("/changed/count").asInt() + removals;
    if (changes > 0) {
      blocks.add(
          Block.Form.writing(
              name(),
              draft.hidden(removals),
              visit.text("imports.submit", changes, removals),
              Tone.BAD));
    }
    blocks.add(new Block.Heading(visit.text("imports.other")));
    blocks.add(ImportDraft.form(visit));
    return page(visit, blocks);
  }

  private Outcome run(Visit visit, ImportDraft draft) {
    ApiAnswer answer = visit.api().call(draft.call());
    return answer.isSuccess()
        ? new Outcome.Moved(Target.of(name()).with("done", "imported"))
        : page(visit, refusal(visit, answer));
  }

  private static ApiCall undo(String revision) {
    return ApiCall.post("v1", "directory", "imports", revision, "undo");
  }

  private Outcome checkUndo(Visit visit, String revision) {
    ApiAnswer trial = visit.api().call(undo(revision).with("dryRun", "true"));
    if (!trial.isSuccess()) {
      return page(visit, refusal(visit, trial));
    }
    JsonNode diff = trial.json();
    List<Block> blocks = diff(visit, diff, UNDONE);
    blocks.add(
        Block.Form.writing(
            name(),
            List.of(new Field.Hidden("do", "undo"), new Field.Hidden("revision", revision)),
            visit.text(
                "imports.undo.submit",
                diff.at("/restored/count").asInt(),
                diff.at("/removed/count").asInt()),
            Tone.BAD));
    return page(visit, blocks);
  }

  /** A table of the objects, after their counts. */
  private static List<Block> diff(Visit visit, JsonNode diff, List<String> sorts) {
    List<Block.Fact> counts = new ArrayList<>();
    List<List<Cell>> rows = new ArrayList<>();
    for (String sort : sorts) {
      String word = visit.text("imports.sort." + sort);
      counts.add(new Block.Fact(word, Cell.foreign(diff.path(sort).path("count").asText())));
      for (JsonNode id : diff.path(sort).path("ids")) {
        rows.add(List.of(Cell.own(word), Cell.foreign(id.asText())));
      }
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(visit.text("rule.diff")));
    blocks.add(new Block.Facts(counts));
    blocks.add(
        new Block.Table(
            visit.text("rule.diff"),
            List.of(visit.text("column.kind"), visit.text("imports.object")),
            rows,
            visit.text("diff.nothing")));
    return blocks;
  }

  private static List<Block> fields(Visit visit, JsonNode fields) {
    if (fields.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Block.Table(
            visit.text("imports.fields"),
            List.of(
                visit.text("imports.object"),
                visit.text("imports.field"),
                visit.text("diff.before"),
                visit.text("diff.after")),
            fields
                .valueStream()
                .limit(FIELDS_SHOWN)
                .map(
                    one ->
                        List.of(
                            Cell.foreign(one.path("object").asText()),
                            Cell.foreign(one.path("field").asText()),
                            SettingsDiff.value(one.path("before")),
                            SettingsDiff.value(one.path("after"))))
                .toList(),
            ""));
  }

  private static List<Block> refusal(Visit visit, ApiAnswer answer) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Quote(
            Tone.BAD,
            visit.text("note.refused", answer.status()),
            answer.json().path("detail").asText()));
    for (JsonNode fault : answer.json().path("faults")) {
      blocks.add(
          new Block.Quote(
              Tone.BAD,
              visit.text("rule.fault"),
              fault.path("place").asText() + ": " + fault.path("reason").asText()));
    }
    blocks.add(ImportDraft.form(visit));
    return blocks;
  }

  private Outcome page(Visit visit, List<Block> blocks) {
    return new Outcome.Shown(Page.of(place(), visit.text("imports.title"), blocks));
  }
}
