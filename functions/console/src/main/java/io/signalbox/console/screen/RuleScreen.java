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
 * One entry of the settings as JSON. What a change would do is shown before it is written; it is
 * written over what was read, and nothing newer.
 */
public final class RuleScreen implements Screen {
  static final List<String> KINDS =
      List.of("routes", "destinations", "templates", "connections", "fetches", "instances");

  private static final int ROWS = 18;
  private static final int PROPOSED = 202;

  static Cell link(String kind, String name) {
    return Cell.link(name, Target.of("rule").with("kind", kind).with("name", name));
  }

  @Override
  public String name() {
    return "rule";
  }

  @Override
  public String place() {
    return "rules";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("kind", "name");
  }

  @Override
  public boolean isFor(Caller caller) {
    return caller.may(Permission.SEE_SETTINGS);
  }

  /**
   * What a form is about.
   *
   * @param tag of the entry as it was read; empty for one that is to be made
   */
  private record Entry(String kind, String name, String json, String tag) {
    ApiCall call(ApiCall verb) {
      return tag.isEmpty()
          ? verb.withHeader("If-None-Match", "*")
          : verb.withHeader("If-Match", tag);
    }

    Entry with(String other) {
      return new Entry(kind, name, other, tag);
    }
  }

  @Override
  public Outcome show(Visit visit) {
    String kind = kind(visit.parameter("kind").orElse(""));
    String name = visit.parameter("name").orElse("");
    ApiAnswer answer = visit.api().call(ApiCall.get("v1", "settings", kind, name));
    Entry entry =
        answer.status() == 404
            ? new Entry(kind, name, "{}", "")
            : new Entry(
                kind,
                name,
                answer.orRefusal().json().toPrettyString(),
                answer.header("etag").orElse(""));
    List<Block> blocks = new ArrayList<>();
    if (entry.tag().isEmpty()) {
      blocks.add(new Block.Note(Tone.PLAIN, visit.text("rule.new")));
    }
    EntryForm.of(kind, entry.json()).ifPresent(fields -> blocks.add(form(visit, entry, fields)));
    blocks.add(form(visit, entry, "check", visit.text("rule.check"), Tone.PLAIN));
    if (!entry.tag().isEmpty()) {
      blocks.add(new Block.Heading(visit.text("rule.remove")));
      blocks.add(
          Block.Form.writing(
              name(), hidden(entry, "remove-check"), visit.text("rule.remove.check"), Tone.BAD));
    }
    return page(visit, entry, blocks);
  }

  @Override
  public Outcome act(Visit visit, FormData form) {
    Entry entry =
        new Entry(
            kind(form.field("kind").orElse("")),
            form.required("name"),
            form.field("json").orElse("{}"),
            form.field("tag").orElse(""));
    return switch (form.required("do")) {
      case "check" -> check(visit, entry);
      case "form" -> check(visit, filledIn(entry, form));
      case "write" -> written(visit, entry, put(entry), "written");
      case "remove-check" -> checkRemoval(visit, entry);
      case "remove" -> written(visit, entry, remove(entry), "removed");
      default -> new Outcome.Refused();
    };
  }

  private static ApiCall put(Entry entry) {
    return entry.call(
        ApiCall.put("v1", "settings", entry.kind(), entry.name()).withJson(entry.json()));
  }

  private static ApiCall remove(Entry entry) {
    return entry.call(ApiCall.delete("v1", "settings", entry.kind(), entry.name()));
  }

  private Outcome check(Visit visit, Entry entry) {
    ApiAnswer standing =
        visit.api().call(ApiCall.get("v1", "settings", entry.kind(), entry.name()));
    ApiAnswer trial = visit.api().call(put(entry).with("dryRun", "true"));
    List<Block> blocks = new ArrayList<>();
    if (trial.isSuccess()) {
      JsonNode before = standing.json();
      blocks.add(new Block.Heading(visit.text("rule.diff")));
      blocks.add(
          SettingsDiff.table(
              visit, trial.json(), before, entry.json(), entry.kind(), entry.name()));
      blocks.addAll(SettingsDiff.faults(visit, Tone.WAITING, trial.json().path("warnings")));
      blocks.add(
          Block.Form.writing(name(), withJson(entry, "write"), visit.text("rule.write"), Tone.BAD));
      blocks.add(WhatIfScreen.form(visit, withJson(entry, "write")));
    } else {
      blocks.addAll(refusal(visit, trial));
    }
    blocks.add(new Block.Heading(visit.text("rule.edit")));
    blocks.add(form(visit, entry, "check", visit.text("rule.check"), Tone.PLAIN));
    return page(visit, entry, blocks);
  }

  private Outcome checkRemoval(Visit visit, Entry entry) {
    ApiAnswer trial = visit.api().call(remove(entry).with("dryRun", "true"));
    List<Block> blocks = new ArrayList<>();
    if (trial.isSuccess()) {
      blocks.add(new Block.Note(Tone.WAITING, visit.text("rule.remove.sure")));
      blocks.add(
          Block.Form.writing(
              name(), hidden(entry, "remove"), visit.text("rule.remove.submit"), Tone.BAD));
    } else {
      blocks.addAll(refusal(visit, trial));
    }
    return page(visit, entry, blocks);
  }

  /** The API's own checks decide; what they refuse is shown with the text as it was sent. */
  private Outcome written(Visit visit, Entry entry, ApiCall call, String done) {
    ApiAnswer answer = visit.api().call(call);
    if (answer.status() == PROPOSED) {
      return new Outcome.Moved(
          Target.of("proposals").with("id", answer.json().path("id").asText()));
    }
    if (answer.isSuccess()) {
      return new Outcome.Moved(Target.of("rules").with("done", done));
    }
    List<Block> blocks = new ArrayList<>(refusal(visit, answer));
    blocks.add(form(visit, entry, "check", visit.text("rule.check"), Tone.PLAIN));
    return page(visit, entry, blocks);
  }

  private static List<Block> refusal(Visit visit, ApiAnswer answer) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Quote(
            Tone.BAD,
            visit.text("note.refused", answer.status()),
            answer.json().path("detail").asText()));
    blocks.addAll(SettingsDiff.faults(visit, Tone.BAD, answer.json().path("faults")));
    answer
        .json()
        .path("routes")
        .forEach(
            route ->
                blocks.add(new Block.Quote(Tone.BAD, visit.text("rules.route"), route.asText())));
    return blocks;
  }

  private Outcome page(Visit visit, Entry entry, List<Block> blocks) {
    String title = visit.text("rules.kind." + entry.kind()) + " " + entry.name();
    return new Outcome.Shown(Page.of(place(), title, blocks));
  }

  private static Entry filledIn(Entry entry, FormData form) {
    return EntryForm.of(entry.kind(), entry.json())
        .map(fields -> entry.with(fields.with(form)))
        .orElse(entry);
  }

  private Block form(Visit visit, Entry entry, EntryForm parts) {
    List<Field> fields = withJson(entry, "form");
    fields.addAll(parts.fields(visit));
    return Block.Form.writing(name(), fields, visit.text("rule.check"), Tone.PLAIN);
  }

  private Block form(Visit visit, Entry entry, String action, String submit, Tone tone) {
    List<Field> fields = hidden(entry, action);
    fields.add(
        new Field.Area(
            "json",
            visit.text("rule.json"),
            ForeignText.visibleJson(entry.json()),
            visit.text("rule.json.hint"),
            ROWS));
    return Block.Form.writing(name(), fields, submit, tone);
  }

  private static List<Field> withJson(Entry entry, String action) {
    List<Field> fields = hidden(entry, action);
    fields.add(new Field.Hidden("json", ForeignText.visibleJson(entry.json())));
    return fields;
  }

  private static List<Field> hidden(Entry entry, String action) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field.Hidden("kind", entry.kind()));
    fields.add(new Field.Hidden("name", entry.name()));
    fields.add(new Field.Hidden("tag", entry.tag()));
    fields.add(new Field.Hidden("do", action));
    return fields;
  }

  private static String kind(String named) {
    return KINDS.contains(named) ? named : "routes";
  }
}
