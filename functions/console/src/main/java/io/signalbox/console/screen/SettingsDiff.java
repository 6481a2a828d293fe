package io.signalbox.console.screen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Tone;
import java.util.ArrayList;
import java.util.List;

/** What a change of the settings changes, place by place. */
final class SettingsDiff {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private SettingsDiff() {}

  /**
   * The places that a dry run names, with their values before and after.
   *
   * @param changes the dry run's answer, pointers into the whole document
   * @param before the entry that stands; a missing node where there is none
   */
  static Block table(
      Visit visit, JsonNode changes, JsonNode before, String after, String kind, String name) {
    JsonNode later = parsed(after);
    String prefix = "/" + kind + "/" + name.replace("~", "~0").replace("/", "~1");
    List<List<Cell>> rows = new ArrayList<>();
    for (String sort : List.of("added", "changed", "removed")) {
      for (JsonNode pointer : changes.path(sort)) {
        String place = pointer.asText();
        String within = place.startsWith(prefix) ? place.substring(prefix.length()) : place;
        rows.add(
            List.of(
                Cell.own(visit.text("diff." + sort)),
                Cell.foreign(place),
                value(before.at(within)),
                value(later.at(within))));
      }
    }
    return table(visit, rows);
  }

  /** The places of a change that has been made, with their values. */
  static Block table(Visit visit, List<List<Cell>> rows) {
    return new Block.Table(
        visit.text("rule.diff"),
        List.of(
            visit.text("column.kind"),
            visit.text("diff.place"),
            visit.text("diff.before"),
            visit.text("diff.after")),
        rows,
        visit.text("diff.nothing"));
  }

  static Cell value(JsonNode value) {
    return value.isMissingNode() ? Cell.own("–") : Cell.foreign(value.toString());
  }

  static List<Block> faults(Visit visit, Tone tone, JsonNode faults) {
    List<Block> blocks = new ArrayList<>();
    faults.forEach(
        fault ->
            blocks.add(
                new Block.Quote(
                    tone,
                    visit.text(tone == Tone.BAD ? "rule.fault" : "rule.warning"),
                    fault.path("pointer").asText() + ": " + fault.path("reason").asText())));
    return blocks;
  }

  private static JsonNode parsed(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException noJson) {
      return MissingNode.getInstance();
    }
  }
}
