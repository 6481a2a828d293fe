package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.access.Caller;
import io.signalbox.console.api.ApiAnswer;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Field;
import io.signalbox.console.page.Page;
import io.signalbox.console.page.Target;
import io.signalbox.console.page.Tone;
import io.signalbox.settings.people.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What recipients got under a ticket, the latest first. */
public final class NoticesScreen implements Screen {
  private static final String EACH = "50";
  private static final List<String> FILTERS =
      List.of("address", "organisation", "network", "destination");

  @Override
  public String name() {
    return "notices";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("address", "organisation", "network", "destination", "after");
  }

  @Override
  public boolean isFor(Caller caller) {
    return !caller.scope(Permission.SEE_RECIPIENTS).isNothing();
  }

  @Override
  public Outcome show(Visit visit) {
    ApiCall call = ApiCall.get("v1", "notices").with("limit", EACH);
    Target here = Target.of(name());
    List<Field> fields = new ArrayList<>();
    for (String filter : FILTERS) {
      String value = visit.parameter(filter).orElse("");
      fields.add(
          new Field.Line(filter, visit.text("notices." + filter), value, "", "search", false));
      if (!value.isEmpty()) {
        call = call.with(filter, value);
        here = here.with(filter, value);
      }
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.Form.asking(name(), fields, visit.text("notices.submit")));
    ApiAnswer answer =
        visit
            .api()
            .call(
                visit.parameter("after").isPresent()
                    ? call.with("after", visit.parameter("after").orElseThrow())
                    : call);
    if (!answer.isSuccess()) {
      blocks.add(
          new Block.Quote(
              Tone.BAD,
              visit.text("note.refused", answer.status()),
              answer.json().path("detail").asText()));
      return new Outcome.Shown(Page.of(name(), visit.text("notices.title"), blocks));
    }
    blocks.add(
        new Block.Table(
            visit.text("notices.title"),
            List.of(
                visit.text("column.ticket"),
                visit.text("column.at"),
                visit.text("column.recipients"),
                visit.text("column.destination"),
                visit.text("column.answer")),
            answer.json().path("notices").valueStream().map(one -> row(visit, one)).toList(),
            visit.text("notices.empty")));
    if (answer.json().hasNonNull("next")) {
      blocks.add(
          new Block.Links(
              List.of(
                  new Cell.Link(
                      visit.text("page.older"),
                      here.with("after", answer.json().path("next").asText())))));
    }
    return new Outcome.Shown(Page.of(name(), visit.text("notices.title"), blocks));
  }

  private static List<Cell> row(Visit visit, JsonNode notice) {
    return List.of(
        NoticeScreen.link(notice.path("ticket").asText()),
        Cell.time(notice.path("at").asText()),
        Cell.foreign(NoticeScreen.recipients(notice)),
        Cell.foreign(notice.path("destination").asText()),
        answer(visit, notice));
  }

  private static Cell answer(Visit visit, JsonNode notice) {
    JsonNode answers = notice.path("answers");
    if (notice.path("revoked").asBoolean()) {
      return new Cell.State(visit.text("notices.revoked"), Tone.PLAIN);
    }
    return answers.isEmpty()
        ? new Cell.State(visit.text("notices.open"), Tone.WAITING)
        : new Cell.State(answers.path(answers.size() - 1).path("answer").asText(), Tone.GOOD);
  }
}
