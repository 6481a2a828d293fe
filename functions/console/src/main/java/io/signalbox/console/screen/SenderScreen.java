package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.signalbox.access.Caller;
import io.signalbox.console.api.ApiAnswer;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Page;
import io.signalbox.console.page.Target;
import io.signalbox.console.page.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What an instance posted of late, and what of it was refused. */
public final class SenderScreen implements Screen {
  private static final List<String> COUNTERS =
      List.of("accepted", "duplicate", "conflict", "updated", "loop", "rejected", "quarantined");

  static Cell.Link link(String instance) {
    return new Cell.Link(instance, Target.of("sender").with("name", instance));
  }

  @Override
  public String name() {
    return "sender";
  }

  @Override
  public String place() {
    return "senders";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("name");
  }

  @Override
  public boolean isFor(Caller caller) {
    return true;
  }

  @Override
  public Outcome show(Visit visit) {
    String instance = visit.parameter("name").orElse(visit.caller().name());
    List<ApiAnswer> answers =
        visit
            .api()
            .callAll(
                List.of(
                    ApiCall.get("v1", "instances", instance),
                    ApiCall.get("v1", "instances"),
                    ApiCall.get("v1", "settings", "instances", instance),
                    SenderMap.call(visit, instance)));
    JsonNode answer = answers.getFirst().orRefusal().json();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        facts(
            visit,
            answer,
            SendersScreen.habit(answers.get(1).jsonIfGranted(), instance),
            answers.get(2).isSuccess() ? answers.get(2).json() : MissingNode.getInstance()));
    blocks.add(new Block.Heading(visit.text("sender.days")));
    blocks.add(days(visit, answer.path("days")));
    blocks.addAll(SenderMap.blocks(visit, answers.get(3)));
    blocks.add(new Block.Heading(visit.text("sender.refusals")));
    blocks.add(refusals(visit, answer.path("refusals")));
    return new Outcome.Shown(Page.of(place(), instance, blocks));
  }

  private static Block facts(Visit visit, JsonNode answer, JsonNode habit, JsonNode settings) {
    List<Block.Fact> facts = new ArrayList<>();
    String last = answer.path("lastPostAt").asText();
    facts.add(
        new Block.Fact(
            visit.text("sender.lastPost"),
            last.isEmpty() ? Cell.own(visit.text("sender.never")) : Cell.time(last)));
    if (!habit.isMissingNode()) {
      facts.add(new Block.Fact(visit.text("column.state"), SendersScreen.state(visit, habit)));
    }
    if (habit.hasNonNull("lastSurge")) {
      facts.add(
          new Block.Fact(visit.text("sender.surge"), Cell.time(habit.path("lastSurge").asText())));
    }
    for (JsonNode feed : habit.path("silentFeeds")) {
      facts.add(
          new Block.Fact(
              visit.text("sender.silentFeed"),
              Cell.foreign(
                  feed.path("provider").asText()
                      + " "
                      + feed.path("feed").asText()
                      + " "
                      + feed.path("lastHour").asText())));
    }
    if (settings.has("quota")) {
      facts.add(
          new Block.Fact(
              visit.text("sender.quota"), Cell.foreign(settings.path("quota").toString())));
    }
    return new Block.Facts(facts);
  }

  private static Block days(Visit visit, JsonNode days) {
    List<String> columns = new ArrayList<>(List.of(visit.text("column.day")));
    columns.add(visit.text("column.posts"));
    COUNTERS.forEach(counter -> columns.add(Words.capital(visit.words().wordOr("state", counter))));
    return new Block.Table(
        visit.text("sender.days"),
        columns,
        days.valueStream()
            .map(
                day -> {
                  List<Cell> cells = new ArrayList<>();
                  cells.add(Cell.foreign(day.path("day").asText()));
                  cells.add(Cell.foreign(day.path("posts").asText("0")));
                  COUNTERS.forEach(
                      counter -> cells.add(Cell.foreign(day.path(counter).asText("0"))));
                  return cells;
                })
            .toList(),
        visit.text("sender.noDays"));
  }

  private static Block refusals(Visit visit, JsonNode refusals) {
    return new Block.Table(
        visit.text("sender.refusals"),
        List.of(visit.text("column.at"), visit.text("column.field"), visit.text("column.reason")),
        refusals
            .valueStream()
            .map(
                one ->
                    List.of(
                        Cell.time(one.path("at").asText()),
                        Cell.foreign(one.path("field").asText()),
                        Cell.foreign(one.path("reason").asText())))
            .toList(),
        visit.text("sender.noRefusals"));
  }
}
