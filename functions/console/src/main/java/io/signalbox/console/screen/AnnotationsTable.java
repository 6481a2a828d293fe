package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.console.api.ApiAnswer;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Field;
import io.signalbox.console.page.Target;
import io.signalbox.settings.people.Permission;
import java.util.ArrayList;
import java.util.List;

/** The annotations of the directory on the page of the rules, a page of them at a time. */
final class AnnotationsTable {
  private static final String EACH = "50";

  private AnnotationsTable() {}

  /** Nothing for who may not read the directory. */
  static List<Block> blocks(Visit visit) {
    if (visit.caller().scope(Permission.SEE_RECIPIENTS).isNothing()) {
      return List.of();
    }
    ApiCall call = ApiCall.get("v1", "directory", "annotations").with("limit", EACH);
    ApiAnswer answer =
        visit
            .api()
            .call(visit.parameter("after").map(after -> call.with("after", after)).orElse(call));
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(visit.text("rules.annotations")));
    blocks.add(
        new Block.Table(
            visit.text("rules.annotations"),
            List.of(
                visit.text("column.name"),
                visit.text("column.state"),
                visit.text("annotation.tag"),
                visit.text("annotation.about"),
                visit.text("annotation.condition"),
                visit.text("annotation.expires")),
            answer
                .orRefusal()
                .json()
                .path("annotations")
                .valueStream()
                .map(one -> row(visit, one.path("id").asText(), one.path("object")))
                .toList(),
            visit.text("rules.noAnnotations")));
    if (answer.json().hasNonNull("next")) {
      blocks.add(
          new Block.Links(
              List.of(
                  new Cell.Link(
                      visit.text("page.more"),
                      Target.of("rules").with("after", answer.json().path("next").asText())))));
    }
    blocks.add(
        Block.Form.asking(
            "annotation",
            List.of(new Field.Line("name", visit.text("column.name"), "", "", "text", true)),
            visit.text("annotation.open")));
    return blocks;
  }

  private static List<Cell> row(Visit visit, String name, JsonNode object) {
    return List.of(
        AnnotationScreen.link(name),
        StateCell.of(visit.words(), object.path("state").asText("approved")),
        Cell.foreign(object.path("tag").asText()),
        Cell.foreign(object.path("network").asText(object.path("organisation").asText())),
        Cell.foreign(object.path("condition").isEmpty() ? "" : object.path("condition").toString()),
        Cell.foreign(object.path("expires").asText()));
  }
}
