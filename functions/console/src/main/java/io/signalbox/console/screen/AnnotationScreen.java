package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.TreeSet;

/**
 * One annotation of the directory, as a form over its JSON. What changes is shown before it is
 * written, over what was read and nothing newer.
 */
public final class AnnotationScreen implements Screen {
  private static final int ROWS = 12;

  static Cell link(String name) {
    return Cell.link(name, Target.of("annotation").with("name", name));
  }

  @Override
  public String name() {
    return "annotation";
  }

  @Override
  public String place() {
    return "rules";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("name");
  }

  @Override
  public boolean isFor(Caller caller) {
    return !caller.scope(Permission.SEE_RECIPIENTS).isNothing();
  }

  /** An annotation as it was read; without a tag one that is to be made. */
  private record Entry(String name, String json, String tag) {
    ApiCall call(ApiCall verb) {
      return tag.isEmpty()
          ? verb.withHeader("If-None-Match", "*")
          : verb.withHeader("If-Match", tag);
    }
  }

  private static ApiCall get(String name) {
    return ApiCall.get("v1", "directory", "annotations", name);
  }

  @Override
  public Outcome show(Visit visit) {
    String name = visit.parameter("name").orElse("");
    ApiAnswer answer = visit.api().call(get(name));
    Entry entry =
        answer.status() == 404
            ? new Entry(name, "{}", "")
            : new Entry(
                name,
                answer.orRefusal().json().path("object").toPrettyString(),
                answer.header("etag").orElse(""));
    List<Block> blocks = new ArrayList<>();
    if (entry.tag().isEmpty()) {
      blocks.add(new Block.Note(Tone.PLAIN, visit.text("annotation.new")));
    }
    blocks.addAll(forms(visit, entry));
    if (!entry.tag().isEmpty() && mayWrite(visit)) {
      blocks.add(new Block.Heading(visit.text("rule.remove")));
      blocks.add(
          Block.Form.writing(
              name(), hidden(entry, "remove"), visit.text("annotation.remove"), Tone.BAD));
    }
    return page(visit, entry, blocks);
  }

  private static boolean mayWrite(Visit visit) {
    Caller caller = visit.caller();
    return !caller
        .scope(Permission.HANDLE)
        .and(caller.scope(Permission.EDIT_DIRECTORY))
        .isNothing();
  }

  private List<Block> forms(Visit visit, Entry entry) {
    if (!mayWrite(visit)) {
      return List.of(new Block.Code(visit.text("rule.json"), entry.json()));
    }
    List<Field> byParts = hidden(entry, "form");
    byParts.add(new Field.Hidden("json", ForeignText.visibleJson(entry.json())));
    byParts.addAll(new AnnotationForm(EntryForm.object(entry.json())).fields(visit));
    List<Field> whole = hidden(entry, "check");
    whole.add(
        new Field.Area(
            "json",
            visit.text("rule.json"),
            ForeignText.visibleJson(entry.json()),
            visit.text("rule.json.hint"),
            ROWS));
    return List.of(
        Block.Form.writing(name(), byParts, visit.text("rule.check"), Tone.PLAIN),
        Block.Form.writing(name(), whole, visit.text("rule.check"), Tone.PLAIN));
  }

  @Override
  public Outcome act(Visit visit, FormData form) {
    Entry entry =
        new Entry(
            form.required("name"), form.field("json").orElse("{}"), form.field("tag").orElse(""));
    return switch (form.required("do")) {
      case "check" -> check(visit, entry);
      case "form" ->
          check(
              visit,
              new Entry(
                  entry.name(),
                  new AnnotationForm(EntryForm.object(entry.json())).with(form),
                  entry.tag()));
      case "write" ->
          done(
              visit,
              entry,
              ApiCall.put("v1", "directory", "annotations", entry.name()).withJson(entry.json()));
      case "remove" ->
          done(visit, entry, ApiCall.delete("v1", "directory", "annotations", entry.name()));
      default -> new Outcome.Refused();
    };
  }

  private Outcome check(Visit visit, Entry entry) {
    ObjectNode after = EntryForm.object(entry.json());
    JsonNode before = visit.api().call(get(entry.name())).json().path("object");
    Set<String> members = new TreeSet<>();
    before.fieldNames().forEachRemaining(members::add);
    after.fieldNames().forEachRemaining(members::add);
    List<List<Cell>> rows =
        members.stream()
            .filter(member -> !before.path(member).equals(after.path(member)))
            .map(
                member ->
                    List.of(
                        Cell.own(visit.text("diff.changed")),
                        Cell.foreign("/" + member),
                        SettingsDiff.value(before.path(member)),
                        SettingsDiff.value(after.path(member))))
            .toList();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(visit.text("rule.diff")));
    blocks.add(SettingsDiff.table(visit, rows));
    List<Field> fields = hidden(entry, "write");
    fields.add(new Field.Hidden("json", ForeignText.visibleJson(entry.json())));
    blocks.add(Block.Form.writing(name(), fields, visit.text("annotation.write"), Tone.BAD));
    blocks.add(new Block.Heading(visit.text("rule.edit")));
    blocks.addAll(forms(visit, entry));
    return page(visit, entry, blocks);
  }

  private Outcome done(Visit visit, Entry entry, ApiCall call) {
    ApiAnswer answer = visit.api().call(entry.call(call));
    if (answer.isSuccess()) {
      String done = call.method().equals("DELETE") ? "removed" : "written";
      return new Outcome.Moved(Target.of("rules").with("done", done));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Quote(
            Tone.BAD,
            visit.text("note.refused", answer.status()),
            answer.json().path("detail").asText()));
    blocks.addAll(SettingsDiff.faults(visit, Tone.BAD, answer.json().path("faults")));
    blocks.addAll(forms(visit, entry));
    return page(visit, entry, blocks);
  }

  private static List<Field> hidden(Entry entry, String action) {
    return new ArrayList<>(
        List.of(
            new Field.Hidden("name", entry.name()),
            new Field.Hidden("tag", entry.tag()),
            new Field.Hidden("do", action)));
  }

  private Outcome page(Visit visit, Entry entry, List<Block> blocks) {
    return new Outcome.Shown(
        Page.of(place(), visit.text("annotation.title") + " " + entry.name(), blocks));
  }
}
