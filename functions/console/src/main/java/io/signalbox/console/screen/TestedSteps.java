package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Tone;
import java.util.ArrayList;
import java.util.List;

/** What the test of a destination found, step by step. */
final class TestedSteps {
  private TestedSteps() {}

  static List<Block> blocks(Visit visit, JsonNode report) {
    boolean isDelivered = report.path("result").asText().equals("delivered");
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Quote(
            isDelivered ? Tone.GOOD : Tone.BAD,
            visit.text("destination.tested"),
            report.path("result").asText() + " " + report.path("answer").asText()));
    blocks.add(
        new Block.Table(
            visit.text("destination.test"),
            List.of(
                visit.text("destination.step"),
                visit.text("column.state"),
                visit.text("destination.milliseconds"),
                visit.text("column.detail")),
            report
                .path("steps")
                .valueStream()
                .map(
                    step ->
                        List.of(
                            Cell.foreign(step.path("step").asText()),
                            step.path("done").asBoolean()
                                ? new Cell.State(visit.text("explain.yes"), Tone.GOOD)
                                : new Cell.State(visit.text("explain.no"), Tone.BAD),
                            Cell.foreign(step.path("milliseconds").asText()),
                            Cell.foreign(step.path("detail").asText())))
                .toList(),
            ""));
    JsonNode peer = report.path("peer");
    if (peer.isObject()) {
      blocks.add(
          new Block.Facts(
              List.of(
                  new Block.Fact(
                      visit.text("destination.certificate"),
                      Cell.foreign(
                          peer.path("subject").asText() + ", " + peer.path("issuer").asText())),
                  new Block.Fact(
                      visit.text("destination.expires"),
                      Cell.time(peer.path("expires").asText())))));
    }
    return blocks;
  }
}
