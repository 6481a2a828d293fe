package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Caller;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Field;
import io.signalbox.console.page.Page;
import io.signalbox.console.page.Target;
import io.signalbox.console.page.Tone;
import io.signalbox.settings.people.Permission;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the hub holds about somebody: to see, to export, to erase. Whom a question is about stands
 * in the body of a request alone, so that no log of addresses has it.
 */
public final class PrivacyScreen implements Screen {
  private static final String EACH = "100";
  private static final List<String> KINDS = List.of("mail", "address", "domain", "sender");

  /** An export must fit an answer. */
  private static final int EXPORT_CHARACTERS = 3_000_000;

  @Override
  public String name() {
    return "privacy";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("after");
  }

  @Override
  public boolean isFor(Caller caller) {
    return caller.may(Permission.AUDIT) || caller.may(Permission.APPROVE);
  }

  @Override
  public Outcome show(Visit visit) {
    List<Block> blocks = new ArrayList<>();
    if (visit.may(Permission.ADMINISTER)) {
      blocks.add(question(visit, "mail", ""));
    }
    ApiCall call = ApiCall.get("v1", "erasures").with("limit", EACH);
    JsonNode answer =
        visit
            .api()
            .call(visit.parameter("after").map(after -> call.with("after", after)).orElse(call))
            .orRefusal()
            .json();
    blocks.add(new Block.Heading(visit.text("privacy.erasures")));
    blocks.add(erasures(visit, answer.path("erasures")));
    if (answer.hasNonNull("next")) {
      blocks.add(
          new Block.Links(
              List.of(
                  new Cell.Link(
                      visit.text("page.more"),
                      Target.of(name()).with("after", answer.path("next").asText())))));
    }
    return page(visit, blocks);
  }

  private static Block erasures(Visit visit, JsonNode erasures) {
    return new Block.Table(
        visit.text("privacy.erasures"),
        List.of(
            visit.text("column.at"),
            visit.text("column.who"),
            visit.text("column.kind"),
            visit.text("column.what"),
            visit.text("column.state")),
        erasures
            .valueStream()
            .map(
                one ->
                    List.of(
                        Cell.time(one.path("requestedAt").asText()),
                        Cell.foreign(one.path("by").asText()),
                        Cell.foreign(
                            visit.words().wordOr("privacy.kind", one.path("kind").asText())),
                        ErasureScreen.link(one),
                        StateCell.of(visit.words(), one.path("state").asText())))
            .toList(),
        visit.text("privacy.none"));
  }

  private Block question(Visit visit, String kind, String value) {
    return Block.Form.writing(
        name(),
        List.of(
            new Field.Hidden("do", "held"),
            new Field.Choice(
                "kind",
                visit.text("column.kind"),
                KINDS.stream()
                    .map(one -> new Field.Option(one, visit.text("privacy.kind." + one)))
                    .toList(),
                kind),
            new Field.Line("value", visit.text("privacy.value"), value, "", "text", true)),
        visit.text("privacy.submit"),
        Tone.PLAIN);
  }

  @Override
  public Outcome act(Visit visit, FormData form) {
    String kind = form.required("kind");
    if (!KINDS.contains(kind)) {
      throw new IllegalArgumentException("There is no such kind");
    }
    String value = form.required("value");
    return switch (form.required("do")) {
      case "held" -> held(visit, kind, value, form.field("after"));
      case "export" -> export(visit, kind, value);
      case "erase" -> erase(visit, form, kind, value);
      default -> new Outcome.Refused();
    };
  }

  private Outcome held(Visit visit, String kind, String value, Optional<String> after) {
    HeldItems held = HeldItems.search(visit, kind, value, after);
    List<Block> blocks = new ArrayList<>();
    blocks.add(question(visit, kind, value));
    blocks.add(
        new Block.Quote(
            held.items().isEmpty() ? Tone.PLAIN : Tone.WAITING,
            visit.text("privacy.found", held.items().size()),
            value));
    blocks.add(
        new Block.Table(
            visit.text("privacy.held"),
            List.of(
                visit.text("column.kind"), visit.text("privacy.where"), visit.text("column.state")),
            held.items().stream()
                .map(
                    one ->
                        List.of(
                            Cell.foreign(one.path("kind").asText()),
                            Cell.foreign(one.path("where").asText()),
                            Cell.own(
                                visit.text(
                                    one.path("stays").asBoolean()
                                        ? "privacy.stays"
                                        : "privacy.goes"))))
                .toList(),
            visit.text("privacy.nothing")));
    if (held.next().isPresent()) {
      blocks.add(form(kind, value, "held", held.next(), visit.text("page.more"), Tone.PLAIN));
    }
    blocks.add(
        form(kind, value, "export", Optional.empty(), visit.text("privacy.export"), Tone.PLAIN));
    blocks.add(new Block.Heading(visit.text("privacy.erase")));
    blocks.add(new Block.Note(Tone.PLAIN, visit.text("privacy.erase.how")));
    blocks.add(eraseForm(visit, kind, value, held.going() + (held.next().isPresent() ? "+" : "")));
    return page(visit, blocks);
  }

  private Block eraseForm(Visit visit, String kind, String value, String count) {
    return Block.Form.writing(
        name(),
        List.of(
            new Field.Hidden("do", "erase"),
            new Field.Hidden("kind", kind),
            new Field.Hidden("value", value),
            new Field.Hidden("key", HexFormat.of().toHexDigits(visit.random().nextLong())),
            new Field.Line(
                "reason",
                visit.text("column.reason"),
                "",
                visit.text("privacy.reason.hint"),
                "text",
                false)),
        visit.text("privacy.erase.submit", count),
        Tone.BAD);
  }

  private Block form(
      String kind, String value, String action, Optional<String> after, String submit, Tone tone) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field.Hidden("do", action));
    fields.add(new Field.Hidden("kind", kind));
    fields.add(new Field.Hidden("value", value));
    after.ifPresent(place -> fields.add(new Field.Hidden("after", place)));
    return Block.Form.writing(name(), fields, submit, tone);
  }

  /** An item on a line, with its content; what is too much for a page is for the command line. */
  private Outcome export(Visit visit, String kind, String value) {
    HeldItems held = HeldItems.search(visit, kind, value, Optional.empty());
    String lines = held.lines();
    return held.next().isPresent() || lines.length() > EXPORT_CHARACTERS
        ? page(visit, List.of(new Block.Note(Tone.BAD, visit.text("privacy.tooMuch"))))
        : new Outcome.File("held.ndjson", "application/x-ndjson", lines);
  }

  private static Outcome erase(Visit visit, FormData form, String kind, String value) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put(kind, value);
    form.field("reason").ifPresent(reason -> body.put("reason", reason));
    JsonNode begun =
        visit
            .api()
            .call(
                ApiCall.post("v1", "erasures")
                    .withHeader("Idempotency-Key", form.required("key"))
                    .withJson(body.toString()))
            .orRefusal()
            .json();
    return new Outcome.Moved(Target.of("erasure").with("id", begun.path("id").asText()));
  }

  private Outcome page(Visit visit, List<Block> blocks) {
    return new Outcome.Shown(Page.of(name(), visit.text("privacy.title"), blocks));
  }
}
