package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.access.Caller;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Field;
import io.signalbox.console.page.Page;
import io.signalbox.console.page.Tone;
import io.signalbox.settings.people.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which events go where, and in which form: the routes and destinations of the settings. */
public final class RulesScreen implements Screen {
  private static final Set<String> DONE = Set.of("written", "removed");
  private static final List<String> OTHERS = List.of("templates", "connections", "fetches");

  @Override
  public String name() {
    return "rules";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("done", "after", "name", "page");
  }

  @Override
  public boolean isFor(Caller caller) {
    return caller.may(Permission.SEE_SETTINGS);
  }

  @Override
  public Outcome show(Visit visit) {
    JsonNode settings = visit.api().call(ApiCall.get("v1", "settings")).orRefusal().json();
    List<Block> blocks = new ArrayList<>();
    visit
        .parameter("done")
        .filter(DONE::contains)
        .ifPresent(done -> blocks.add(new Block.Note(Tone.GOOD, visit.text("rules." + done))));
    ListPart part = new ListPart(visit, name());
    List<Block> lists = new ArrayList<>();
    lists.add(new Block.Heading(visit.text("rules.routes")));
    lists.add(routes(visit, part, settings.path("routes")));
    lists.add(new Block.Heading(visit.text("rules.destinations")));
    lists.add(destinations(visit, part, settings.path("destinations")));
    for (String kind : OTHERS) {
      if (!settings.path(kind).isEmpty()) {
        lists.add(new Block.Heading(visit.text("rules.all." + kind)));
        lists.add(others(visit, part, kind, settings.path(kind)));
      }
    }
    blocks.addAll(part.blocks());
    blocks.addAll(lists);
    blocks.addAll(AnnotationsTable.blocks(visit));
    blocks.add(new Block.Heading(visit.text("rules.new")));
    blocks.add(
        Block.Form.asking(
            "rule",
            List.of(
                new Field.Choice(
                    "kind",
                    visit.text("column.kind"),
                    RuleScreen.KINDS.stream()
                        .map(kind -> new Field.Option(kind, visit.text("rules.kind." + kind)))
                        .toList(),
                    "routes"),
                new Field.Line("name", visit.text("column.name"), "", "", "text", true)),
            visit.text("rules.new.submit")));
    return new Outcome.Shown(Page.of(name(), visit.text("rules.title"), blocks));
  }

  private static Block routes(Visit visit, ListPart part, JsonNode routes) {
    return new Block.Table(
        visit.text("rules.routes"),
        List.of(
            visit.text("column.name"),
            visit.text("column.state"),
            visit.text("rules.pattern"),
            visit.text("rules.destinations"),
            visit.text("rules.groupBy")),
        entries(part, routes)
            .map(
                one ->
                    List.of(
                        RuleScreen.link("routes", one.getKey()),
                        new Cell.State(
                            visit.text(isOff(one.getValue()) ? "rules.disabled" : "rules.enabled"),
                            isOff(one.getValue()) ? Tone.WAITING : Tone.GOOD),
                        Cell.foreign(RouteForm.of(one.getValue()).summary()),
                        Cell.foreign(joined(one.getValue().path("destinations"))),
                        Cell.foreign(joined(one.getValue().path("groupBy")))))
            .toList(),
        visit.text(routes.isEmpty() ? "rules.noRoutes" : "list.none"));
  }

  private static Block others(Visit visit, ListPart part, String kind, JsonNode entries) {
    return new Block.Table(
        visit.text("rules.all." + kind),
        List.of(visit.text("column.name"), visit.text("column.detail")),
        entries(part, entries)
            .map(
                one ->
                    List.of(
                        RuleScreen.link(kind, one.getKey()),
                        Cell.foreign(one.getValue().toString())))
            .toList(),
        visit.text("list.none"));
  }

  private static Stream<Map.Entry<String, JsonNode>> entries(ListPart part, JsonNode entries) {
    return part.of(List.copyOf(entries.properties()), Map.Entry::getKey).stream();
  }

  private static boolean isOff(JsonNode route) {
    return route.path("enabled").isBoolean() && !route.path("enabled").asBoolean();
  }

  private static Block destinations(Visit visit, ListPart part, JsonNode destinations) {
    return new Block.Table(
        visit.text("rules.destinations"),
        List.of(
            visit.text("column.name"),
            visit.text("column.method"),
            visit.text("rules.uri"),
            visit.text("rules.format")),
        entries(part, destinations)
            .map(
                one ->
                    List.of(
                        RuleScreen.link("destinations", one.getKey()),
                        Cell.foreign(one.getValue().path("method").asText()),
                        Cell.foreign(one.getValue().path("uri").asText()),
                        Cell.foreign(one.getValue().path("format").asText())))
            .toList(),
        visit.text(destinations.isEmpty() ? "rules.noDestinations" : "list.none"));
  }

  private static String joined(JsonNode list) {
    return String.join(", ", list.valueStream().map(JsonNode::asText).toList());
  }
}
