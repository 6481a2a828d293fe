package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Field;
import io.signalbox.console.page.Target;
import io.signalbox.console.page.Tone;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who decided about what somebody proposed, and how others do. */
final class Decisions {
  private static final Set<String> ACTIONS = Set.of("approve", "reject");

  private Decisions() {}

  /** A form that approves or rejects something. */
  static Block form(String screen, JsonNode proposed, String action, String submit) {
    return Block.Form.writing(
        screen,
        List.of(
            new Field.Hidden("id", proposed.path("id").asText()), new Field.Hidden("do", action)),
        submit,
        Tone.BAD);
  }

  /** What the form asks for; empty where it asks for something else. */
  static Optional<ApiCall> call(String kind, FormData form) {
    String action = form.required("do");
    return ACTIONS.contains(action)
        ? Optional.of(ApiCall.post("v1", kind, form.required("id"), action))
        : Optional.empty();
  }

  /** Decides, and leads back to what was decided about. */
  static Outcome act(Visit visit, String screen, String kind, FormData form) {
    Optional<ApiCall> call = call(kind, form);
    if (call.isEmpty()) {
      return new Outcome.Refused();
    }
    visit.api().call(call.get()).orRefusal();
    return new Outcome.Moved(Target.of(screen).with("id", form.required("id")));
  }

  /** Nothing where nobody has decided. */
  static List<Block> table(Visit visit, JsonNode decisions) {
    return decisions.isEmpty()
        ? List.of()
        : List.of(
            new Block.Heading(visit.text("proposals.decisions")),
            RowsTable.of(
                visit.text("proposals.decisions"),
                List.of(
                    visit.text("column.at"),
                    visit.text("column.who"),
                    visit.text("column.result"),
                    visit.text("column.reason")),
                decisions,
                one ->
                    List.of(
                        Cell.time(one.path("at").asText()),
                        Cell.foreign(one.path("by").asText()),
                        StateCell.of(visit.words(), one.path("decision").asText()),
                        Cell.foreign(one.path("reason").asText())),
                ""));
  }
}
