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
import java.util.stream.Stream;

/** What became of an event: when it came, who was to get it, what they answered, its relatives. */
public final class EventScreen implements Screen {

  static Cell link(String id) {
    return Cell.link(id, target(id));
  }

  static Target target(String id) {
    return Target.of("event").with("id", id);
  }

  @Override
  public String name() {
    return "event";
  }

  @Override
  public String place() {
    return "search";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("id");
  }

  @Override
  public boolean isFor(Caller caller) {
    return true;
  }

  @Override
  public Outcome show(Visit visit) {
    List<Block> blocks = blocks(visit, visit.parameter("id").orElse(""));
    return new Outcome.Shown(Page.of(place(), visit.text("event.title"), blocks));
  }

  /**
   * What there is to say of an event.
   *
   * @throws io.signalbox.console.api.ApiRefusal if the reader may not see it
   */
  static List<Block> blocks(Visit visit, String id) {
    List<ApiAnswer> answers =
        visit
            .api()
            .callAll(
                List.of(
                    ApiCall.get("v1", "envelopes", id),
                    ApiCall.get("v1", "envelopes", id, "lineage"),
                    ApiCall.get("v1", "envelopes").with("id", id).with("as", "ndjson")));
    JsonNode event = answers.getFirst().orRefusal().json();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Facts(
            List.of(
                new Block.Fact(visit.text("column.id"), Cell.foreign(event.path("id").asText())),
                new Block.Fact(
                    visit.text("column.path"), Cell.foreign(event.path("path").asText())))));
    JsonNode content = answers.getLast().json().path(0);
    if (answers.getLast().isSuccess() && content.isObject()) {
      blocks.addAll(content(visit, event, content));
    }
    event.path("revisions").forEach(revision -> blocks.addAll(revision(visit, revision)));
    int conflicts = event.path("conflicts").size();
    if (conflicts > 0) {
      blocks.add(new Block.Note(Tone.WAITING, visit.text("event.conflicts", conflicts)));
    }
    blocks.addAll(lineage(visit, answers.get(1).orRefusal().json()));
    blocks.add(new Block.Code(visit.text("event.raw"), event.toPrettyString()));
    return blocks;
  }

  /** What it says, and the question who else would get it and why not. */
  private static List<Block> content(Visit visit, JsonNode event, JsonNode envelope) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Facts(
            envelope.path("payload").properties().stream()
                .map(
                    field ->
                        new Block.Fact(
                            ForeignText.shown(field.getKey()),
                            Cell.foreign(
                                field.getValue().isValueNode()
                                    ? field.getValue().asText()
                                    : field.getValue().toString())))
                .toList()));
    if (visit.may(Permission.SEE_SETTINGS)) {
      String sender = event.path("revisions").path(0).path("sender").asText();
      blocks.add(
          Block.Form.writing(
              "explain",
              List.of(
                  new Field.Hidden(
                      "event", ForeignText.visibleJson(envelope.path("payload").toString())),
                  new Field.Hidden("sender", sender)),
              visit.text("event.why"),
              Tone.PLAIN));
    }
    return blocks;
  }

  private static List<Block> revision(Visit visit, JsonNode revision) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(visit.text("event.revision", revision.path("revision").asInt())));
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(
        step(
            visit,
            revision.path("receivedAt").asText(),
            "accepted",
            Cell.foreign(revision.path("sender").asText()),
            ""));
    if (revision.hasNonNull("routedAt")) {
      rows.add(step(visit, revision.path("routedAt").asText(), "routed", Cell.own(""), ""));
    }
    revision.path("deliveries").forEach(delivery -> rows.addAll(delivery(visit, delivery)));
    blocks.addAll(EventLanes.of(visit, revision));
    blocks.add(
        new Block.Table(
            visit.text("event.timeline"),
            List.of(
                visit.text("column.at"),
                visit.text("column.state"),
                visit.text("column.who"),
                visit.text("column.answer")),
            rows,
            ""));
    if (revision.path("deliveries").isEmpty()) {
      String key = revision.hasNonNull("routedAt") ? "event.nobody" : "event.notRouted";
      blocks.add(new Block.Note(Tone.WAITING, visit.text(key)));
    }
    if (revision.hasNonNull("note")) {
      blocks.add(
          new Block.Quote(Tone.WAITING, visit.text("event.note"), revision.path("note").asText()));
    }
    revision
        .path("warnings")
        .forEach(
            warning ->
                blocks.add(
                    new Block.Quote(
                        Tone.WAITING,
                        visit.text("event.warning"),
                        warning.path("field").asText() + ": " + warning.path("reason").asText())));
    return blocks;
  }

  private static List<List<Cell>> delivery(Visit visit, JsonNode delivery) {
    String name = delivery.path("destination").asText();
    Cell destination =
        visit.may(Permission.SEE_STATES) && !name.isEmpty()
            ? DestinationScreen.link(name)
            : Cell.foreign(name);
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(
        step(
            visit,
            delivery.path("queuedAt").asText(),
            delivery.path("tries").isEmpty() ? delivery.path("status").asText() : "queued",
            destination,
            delivery.path("withheld").asText()));
    Stream<JsonNode> tries = delivery.path("tries").valueStream();
    tries.forEach(
        one ->
            rows.add(
                step(
                    visit,
                    one.path("at").asText(),
                    one.path("result").asText(),
                    destination,
                    one.path("answer").asText())));
    return rows;
  }

  private static List<Cell> step(Visit visit, String at, String state, Cell who, String answer) {
    return List.of(
        at.isEmpty() ? Cell.own("") : Cell.time(at),
        StateCell.of(visit.words(), state),
        who,
        Cell.foreign(answer));
  }

  private static List<Block> lineage(Visit visit, JsonNode lineage) {
    List<List<Cell>> rows = new ArrayList<>();
    lineage.path("ancestors").forEach(one -> rows.add(relative(visit, "event.ancestor", one)));
    lineage.path("descendants").forEach(one -> rows.add(relative(visit, "event.descendant", one)));
    return rows.isEmpty()
        ? List.of()
        : List.of(
            new Block.Heading(visit.text("event.lineage")),
            new Block.Table(
                visit.text("event.lineage"),
                List.of(
                    visit.text("column.kind"),
                    visit.text("column.id"),
                    visit.text("column.who"),
                    visit.text("column.at")),
                rows,
                ""));
  }

  private static List<Cell> relative(Visit visit, String kind, JsonNode one) {
    String at = one.path("receivedAt").asText();
    return List.of(
        Cell.own(visit.text(kind)),
        link(one.path("id").asText()),
        Cell.foreign(one.path("sender").asText()),
        at.isEmpty() ? Cell.own("") : Cell.time(at));
  }
}
