package io.signalbox.cli.command.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.command.Pages;
import io.signalbox.cli.hub.HubAnswer;
import io.signalbox.cli.output.Column;
import io.signalbox.cli.output.Printer;
import io.signalbox.cli.output.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A proposal as commands show it. */
public final class ShownProposal {
  private static final int ACCEPTED = 202;
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("place", "/pointer"),
          Column.of("before", "/before"),
          Column.of("after", "/after"));

  private ShownProposal() {}

  static void print(Printer printer, JsonNode proposal) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (String name : List.of("id", "state", "at", "by", "request", "subject", "decisions")) {
      facts.put(name, Column.text(proposal.path(name)));
    }
    printer.thing(
        proposal,
        facts,
        List.of(new Table(COLUMNS, Pages.items(proposal.path("changes")), "Nothing changes.")));
  }

  /**
   * What is said after a write: the sentence, or that others must approve it first.
   *
   * @param done a sentence for a write that holds
   */
  public static String sentence(HubAnswer answer, String done) throws CommandFailure {
    return answer.status() == ACCEPTED
        ? "Nothing is changed yet: somebody else must approve it (signalbox settings approve %s)."
            .formatted(answer.json().path("id").asText())
        : done;
  }
}
