package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import java.util.List;

/** Who decided about what somebody proposed. */
final class Decisions {
  private Decisions() {}

  /** Nothing where nobody has decided. */
  static List<Block> table(Visit visit, JsonNode decisions) {
    return decisions.isEmpty()
        ? List.of()
        : List.of(
            new Block.Heading(visit.text("proposals.decisions")),
            new Block.Table(
                visit.text("proposals.decisions"),
                List.of(
                    visit.text("column.at"),
                    visit.text("column.who"),
                    visit.text("column.result"),
                    visit.text("column.reason")),
                decisions
                    .valueStream()
                    .map(
                        one ->
                            List.of(
                                Cell.time(one.path("at").asText()),
                                Cell.foreign(one.path("by").asText()),
                                StateCell.of(visit.words(), one.path("decision").asText()),
                                Cell.foreign(one.path("reason").asText())))
                    .toList(),
                ""));
  }
}
