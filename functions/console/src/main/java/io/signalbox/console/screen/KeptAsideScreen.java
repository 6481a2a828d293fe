package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.access.Caller;
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
import java.util.Optional;
import java.util.Set;

/** One conflict, or one invalid item: what it is, and the decision about it. */
public final class KeptAsideScreen implements Screen {
  /** What a page can say was done. */
  static final Set<String> DONE = Set.of("accepted", "dismissed");

  private static final Set<String> KINDS = Set.of("conflicts", "quarantine");
  private static final String ALL = "1000";

  /** To an item in quarantine, by the field that is wrong. */
  static Cell quarantined(Visit visit, JsonNode item) {
    String field = item.path("field").asText();
    return link(
        "quarantine",
        item.path("item").asText(),
        field.isBlank() ? visit.text("aside.whole") : field);
  }

  static Cell link(String kind, String id, String text) {
    return Cell.link(text, Target.of("aside").with("kind", kind).with("id", id));
  }

  @Override
  public String name() {
    return "aside";
  }

  @Override
  public String place() {
    return "senders";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("kind", "id");
  }

  @Override
  public boolean isFor(Caller caller) {
    return true;
  }

  @Override
  public Outcome show(Visit visit) {
    String kind = kind(visit.parameter("kind"));
    String id = visit.parameter("id").orElse("");
    Optional<JsonNode> found =
        visit
            .api()
            .call(ApiCall.get("v1", kind).with("limit", ALL))
            .orRefusal()
            .json()
            .path(kind)
            .valueStream()
            .filter(one -> id.equals(one.path(idField(kind)).asText()))
            .findFirst();
    Page page =
        found
            .map(one -> page(visit, kind, id, one))
            .orElseGet(
                () ->
                    Page.of(
                            place(),
                            visit.text("aside.title"),
                            List.of(new Block.Note(Tone.PLAIN, visit.text("aside.gone"))))
                        .withStatus(404));
    return new Outcome.Shown(page);
  }

  private Page page(Visit visit, String kind, String id, JsonNode one) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Note(Tone.PLAIN, visit.text("aside." + kind)));
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(new Block.Fact(visit.text("column.at"), Cell.time(one.path("receivedAt").asText())));
    facts.add(
        new Block.Fact(visit.text("column.who"), SenderScreen.link(one.path("sender").asText())));
    if (kind.equals("conflicts")) {
      facts.add(new Block.Fact(visit.text("column.id"), EventScreen.link(one.path("id").asText())));
    }
    for (String name : List.of("field", "reason", "note", "withheld")) {
      if (one.hasNonNull(name)) {
        facts.add(
            new Block.Fact(visit.text("column." + name), Cell.foreign(one.path(name).asText())));
      }
    }
    blocks.add(new Block.Facts(facts));
    String text =
        one.path("envelope").isObject()
            ? one.path("envelope").toPrettyString()
            : one.path("text").asText();
    if (!text.isEmpty()) {
      blocks.add(new Block.Code(visit.text("aside.content"), text));
    }
    if (visit.may(Permission.SEE_STATES)) {
      blocks.addAll(forms(visit, kind, id, text));
    }
    return Page.of(place(), visit.text("aside.title"), blocks);
  }

  private static List<Block> forms(Visit visit, String kind, String id, String text) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field.Hidden("kind", kind));
    fields.add(new Field.Hidden("id", id));
    List<Field> accepting = new ArrayList<>(fields);
    accepting.add(new Field.Hidden("do", "accept"));
    if (kind.equals("quarantine")) {
      accepting.add(
          new Field.Area(
              "body",
              visit.text("aside.repaired"),
              ForeignText.visibleJson(text),
              visit.text("aside.repaired.hint"),
              10));
    }
    fields.add(new Field.Hidden("do", "dismiss"));
    return List.of(
        new Block.Heading(visit.text("aside.decide")),
        Block.Form.writing("aside", accepting, visit.text("aside.accept"), Tone.PLAIN),
        Block.Form.writing("aside", fields, visit.text("aside.dismiss"), Tone.BAD));
  }

  @Override
  public Outcome act(Visit visit, FormData form) {
    String kind = kind(form.field("kind"));
    String decision = form.required("do");
    if (!decision.equals("accept") && !decision.equals("dismiss")) {
      return new Outcome.Refused();
    }
    ApiCall call = ApiCall.post("v1", kind, form.required("id"), decision);
    Optional<String> body =
        kind.equals("quarantine") && decision.equals("accept")
            ? form.field("body")
            : Optional.empty();
    visit.api().call(body.map(call::withJson).orElse(call)).orRefusal();
    return new Outcome.Moved(
        Target.of("senders").with("done", decision.equals("accept") ? "accepted" : "dismissed"));
  }

  private static String kind(Optional<String> named) {
    return named.filter(KINDS::contains).orElse("quarantine");
  }

  private static String idField(String kind) {
    return kind.equals("conflicts") ? "conflict" : "item";
  }
}
