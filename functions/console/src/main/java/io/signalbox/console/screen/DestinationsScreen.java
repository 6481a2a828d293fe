package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.access.Caller;
import io.signalbox.console.api.ApiAnswer;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Page;
import io.signalbox.settings.people.Permission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Where events are delivered, and whether they get there. */
public final class DestinationsScreen implements Screen {

  @Override
  public String name() {
    return "destinations";
  }

  @Override
  public Set<String> parameters() {
    return ListPart.PARAMETERS;
  }

  @Override
  public boolean isFor(Caller caller) {
    return caller.may(Permission.SEE_STATES);
  }

  @Override
  public Outcome show(Visit visit) {
    List<ApiAnswer> answers =
        visit.api().callAll(List.of(ApiCall.get("v1", "destinations"), LatestHours.call(visit)));
    JsonNode destinations = answers.getFirst().orRefusal().json().path("destinations");
    LatestHours hours = LatestHours.of(visit, answers.getLast());
    ListPart part = new ListPart(visit, name());
    List<JsonNode> shown =
        part.of(
            destinations
                .valueStream()
                .sorted(Comparator.comparing(DestinationsScreen::isWell))
                .toList(),
            one -> one.path("destination").asText());
    List<Block> blocks = new ArrayList<>(part.blocks());
    blocks.add(
        new Block.Table(
            visit.text("destinations.title"),
            List.of(
                visit.text("column.name"),
                visit.text("column.state"),
                visit.text("destinations.hours"),
                visit.text("column.method"),
                visit.text("column.since"),
                visit.text("column.detail"),
                visit.text("column.nextTry")),
            shown.stream().map(one -> row(visit, one, hours)).toList(),
            visit.text(destinations.isEmpty() ? "destinations.empty" : "list.none")));
    return new Outcome.Shown(Page.of(name(), visit.text("destinations.title"), blocks));
  }

  /** Of a thousand, those with trouble come first. */
  private static boolean isWell(JsonNode one) {
    return !one.path("paused").isObject() && !one.path("failing").isObject();
  }

  private static List<Cell> row(Visit visit, JsonNode one, LatestHours hours) {
    JsonNode paused = one.path("paused");
    JsonNode failing = one.path("failing");
    String since = (paused.isObject() ? paused : failing).path("since").asText();
    String next = failing.path("nextTry").asText();
    return List.of(
        DestinationScreen.link(one.path("destination").asText()),
        StateCell.of(visit.words(), one.path("status").asText()),
        hours.cell(visit, one.path("destination").asText()),
        Cell.foreign(one.path("method").asText()),
        since.isEmpty() ? Cell.own("") : Cell.time(since),
        Cell.foreign(
            paused.isObject()
                ? paused.path("reason").asText()
                : failing.path("lastAnswer").asText()),
        next.isEmpty() ? Cell.own("") : Cell.time(next));
  }
}
