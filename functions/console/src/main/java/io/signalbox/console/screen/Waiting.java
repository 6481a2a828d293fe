package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.console.api.ApiAnswer;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What waits for an approval beside changes of the settings: sendings and erasures, the oldest
 * first.
 */
record Waiting(List<One> all) {
  private static final String EACH = "500";

  /** Of an approved sending, rows are still to be sent. */
  private static final Set<String> OPEN = Set.of("proposed", "approved");

  /**
   * One of them.
   *
   * @param since as the API writes times
   * @param word the end of the key of what it is
   */
  record One(String since, String word, String by, Cell what) {}

  static List<ApiCall> calls() {
    return List.of(
        ApiCall.get("v1", "sendings").with("limit", EACH),
        ApiCall.get("v1", "erasures").with("limit", EACH));
  }

  /** Reads the answers to {@link #calls}; who may not see some sees the others. */
  static Waiting of(List<ApiAnswer> answers) {
    Stream<One> sendings =
        open(answers.getFirst(), "sendings")
            .map(
                one ->
                    new One(
                        one.path("at").asText(),
                        "sending",
                        one.path("by").asText(),
                        SendingScreen.link(one)));
    Stream<One> erasures =
        open(answers.getLast(), "erasures")
            .map(
                one ->
                    new One(
                        one.path("requestedAt").asText(),
                        "erasure",
                        one.path("by").asText(),
                        ErasureScreen.link(one)));
    return new Waiting(
        Stream.concat(sendings, erasures).sorted(Comparator.comparing(One::since)).toList());
  }

  private static Stream<JsonNode> open(ApiAnswer answer, String name) {
    return answer
        .jsonIfGranted()
        .path(name)
        .valueStream()
        .filter(one -> OPEN.contains(one.path("state").asText()));
  }

  List<Block> blocks(Visit visit) {
    if (all.isEmpty()) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(visit.text("proposals.others")));
    blocks.add(
        new Block.Table(
            visit.text("proposals.others"),
            List.of(
                visit.text("column.at"),
                visit.text("column.who"),
                visit.text("column.kind"),
                visit.text("column.what")),
            all.stream()
                .map(
                    one ->
                        List.of(
                            Cell.time(one.since()),
                            Cell.foreign(one.by()),
                            Cell.own(visit.text("proposals." + one.word())),
                            one.what()))
                .toList(),
            ""));
    return blocks;
  }
}
