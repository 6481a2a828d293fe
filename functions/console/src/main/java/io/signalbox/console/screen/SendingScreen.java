package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.access.Caller;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Page;
import io.signalbox.console.page.Target;
import io.signalbox.console.page.Tone;
import io.signalbox.settings.people.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A sending that others must approve: its rows, who decided, and the decision. */
public final class SendingScreen implements Screen {

  static Cell.Link link(JsonNode sending) {
    return new Cell.Link(
        sending.path("sending").asText(),
        Target.of("sending").with("id", sending.path("id").asText()));
  }

  @Override
  public String name() {
    return "sending";
  }

  @Override
  public String place() {
    return "proposals";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("id", "after");
  }

  @Override
  public boolean isFor(Caller caller) {
    return caller.may(Permission.SEE_RECIPIENTS);
  }

  @Override
  public Outcome show(Visit visit) {
    String id = visit.parameter("id").orElse("");
    ApiCall call = ApiCall.get("v1", "sendings", id);
    JsonNode sending =
        visit
            .api()
            .call(visit.parameter("after").map(after -> call.with("after", after)).orElse(call))
            .orRefusal()
            .json();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Facts(
            List.of(
                new Block.Fact(visit.text("column.at"), Cell.time(sending.path("at").asText())),
                new Block.Fact(visit.text("column.who"), Cell.foreign(sending.path("by").asText())),
                new Block.Fact(
                    visit.text("rules.destination"),
                    DestinationScreen.link(sending.path("destination").asText())),
                new Block.Fact(
                    visit.text("send-once.rows"), Cell.foreign(sending.at("/rows/valid").asText())),
                new Block.Fact(
                    visit.text("column.state"),
                    StateCell.of(visit.words(), sending.path("state").asText())))));
    blocks.addAll(Decisions.table(visit, sending.path("decisions")));
    String state = sending.path("state").asText();
    if (state.equals("proposed") || state.equals("approved")) {
      blocks.addAll(forms(visit, sending, state));
      blocks.add(rows(visit, sending.path("events")));
    } else {
      blocks.add(
          new Block.Links(List.of(SendOnceScreen.follow(visit, sending.path("sending").asText()))));
    }
    if (sending.hasNonNull("next")) {
      blocks.add(
          new Block.Links(
              List.of(
                  new Cell.Link(
                      visit.text("page.more"),
                      Target.of(name())
                          .with("id", id)
                          .with("after", sending.path("next").asText())))));
    }
    return new Outcome.Shown(Page.of(place(), sending.path("sending").asText(), blocks));
  }

  private static Block rows(Visit visit, JsonNode events) {
    return new Block.Table(
        visit.text("send-once.rows"),
        List.of(visit.text("sending.row"), visit.text("event.title")),
        events
            .valueStream()
            .map(
                one ->
                    List.<Cell>of(
                        Cell.own(Long.toString(one.path("index").asLong() + 1)),
                        Cell.foreign(one.path("payload").toString())))
            .toList(),
        visit.text("events.none"));
  }

  private List<Block> forms(Visit visit, JsonNode sending, String state) {
    boolean isOwn = sending.path("by").asText().equals(visit.caller().name());
    boolean mayApprove = visit.may(Permission.APPROVE);
    long rows = sending.at("/rows/valid").asLong();
    List<Block> blocks = new ArrayList<>();
    if (isOwn && state.equals("proposed")) {
      blocks.add(new Block.Note(Tone.PLAIN, visit.text("sending.own")));
    }
    if (mayApprove && (!isOwn || state.equals("approved"))) {
      blocks.add(Decisions.form(name(), sending, "approve", visit.text("sending.approve", rows)));
    }
    if ((mayApprove || isOwn) && state.equals("proposed")) {
      blocks.add(Decisions.form(name(), sending, "reject", visit.text("sending.reject", rows)));
    }
    return blocks;
  }

  @Override
  public Outcome act(Visit visit, FormData form) {
    return Decisions.act(visit, name(), "sendings", form);
  }
}
