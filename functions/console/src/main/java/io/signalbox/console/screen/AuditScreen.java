package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.access.Caller;
import io.signalbox.access.audit.AuditKind;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Field;
import io.signalbox.console.page.Page;
import io.signalbox.console.page.Target;
import io.signalbox.settings.people.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who signed in, read personal data or changed something. */
public final class AuditScreen implements Screen {
  private static final String EACH = "50";
  private static final List<String> CONDITIONS = List.of("who", "kind", "since", "until");

  @Override
  public String name() {
    return "audit";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("who", "kind", "since", "until", "after");
  }

  @Override
  public boolean isFor(Caller caller) {
    return caller.may(Permission.AUDIT);
  }

  @Override
  public Outcome show(Visit visit) {
    ApiCall call = ApiCall.get("v1", "audit").with("limit", EACH);
    Target older = Target.of(name());
    for (String condition : CONDITIONS) {
      String value = visit.parameter(condition).orElse("");
      if (!value.isEmpty()) {
        call = call.with(condition, value);
        older = older.with(condition, value);
      }
    }
    if (visit.parameter("after").isPresent()) {
      call = call.with("after", visit.parameter("after").orElseThrow());
    }
    JsonNode answer = visit.api().call(call).orRefusal().json();
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.Form.asking(name(), fields(visit), visit.text("audit.show")));
    blocks.add(
        new Block.Table(
            visit.text("audit.title"),
            List.of(
                visit.text("column.at"),
                visit.text("column.who"),
                visit.text("audit.kind"),
                visit.text("audit.what"),
                visit.text("audit.answer")),
            answer.path("entries").valueStream().map(entry -> row(visit, entry)).toList(),
            visit.text(answer.hasNonNull("next") ? "audit.searchOn" : "audit.empty")));
    if (answer.hasNonNull("next")) {
      blocks.add(
          new Block.Links(
              List.of(
                  new Cell.Link(
                      visit.text("page.older"),
                      older.with("after", answer.path("next").asText())))));
    }
    return new Outcome.Shown(Page.of(name(), visit.text("audit.title"), blocks));
  }

  private static List<Field> fields(Visit visit) {
    List<Field.Option> kinds = new ArrayList<>();
    kinds.add(new Field.Option("", visit.text("audit.all")));
    for (AuditKind kind : AuditKind.values()) {
      kinds.add(new Field.Option(kind.text(), visit.text("audit.kind." + kind.text())));
    }
    return List.of(
        line(visit, "who", "column.who", "person:ann"),
        new Field.Choice(
            "kind", visit.text("audit.kind"), kinds, visit.parameter("kind").orElse("")),
        line(visit, "since", "audit.since", "2026-11-01"),
        line(visit, "until", "audit.until", "2026-12-01T00:00:00Z"));
  }

  private static Field line(Visit visit, String name, String label, String hint) {
    return new Field.Line(
        name, visit.text(label), visit.parameter(name).orElse(""), hint, "text", false);
  }

  private static List<Cell> row(Visit visit, JsonNode entry) {
    String kind = entry.path("kind").asText();
    return List.of(
        Cell.time(entry.path("at").asText()),
        Cell.foreign(entry.path("who").asText()),
        AuditKind.of(kind).isPresent()
            ? Cell.own(visit.text("audit.kind." + kind))
            : Cell.foreign(kind),
        Cell.foreign(entry.path("what").asText()),
        entry.hasNonNull("revision")
            ? Cell.link(
                entry.path("status").asText(),
                Target.of("history").with("from", entry.path("revision").asText()))
            : Cell.foreign(entry.path("status").asText()));
  }
}
