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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Events by one line of conditions, all of it in the address of the page. */
public final class SearchScreen implements Screen {
  private static final String EACH = "50";
  private static final List<String> FIELDS =
      List.of(
          "time.source",
          "classification.type",
          "source.ip",
          "source.fqdn",
          "source.asn",
          "feed.name");

  static Target target(SearchQuery query) {
    return Target.of("search").with("q", query.text());
  }

  @Override
  public String name() {
    return "search";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("q", "after", "as");
  }

  @Override
  public boolean isFor(Caller caller) {
    return true;
  }

  @Override
  public Outcome show(Visit visit) {
    SearchQuery query = SearchQuery.parse(visit.parameter("q").orElse(""));
    if (visit.parameter("as").filter("csv"::equals).isPresent()) {
      ApiCall all = query.in(ApiCall.get("v1", "envelopes").with("limit", "1000"));
      String text = visit.api().call(all.with("as", "csv")).orRefusal().text();
      return new Outcome.File("events.csv", "text/csv; charset=utf-8", text);
    }
    ApiCall call =
        query.in(ApiCall.get("v1", "envelopes").with("limit", EACH).with("as", "ndjson"));
    ApiAnswer answer =
        visit
            .api()
            .call(visit.parameter("after").map(from -> call.with("after", from)).orElse(call));
    List<Block> blocks = new ArrayList<>();
    blocks.add(form(visit, query));
    if (!answer.isSuccess()) {
      blocks.add(
          new Block.Quote(
              Tone.BAD,
              visit.text("note.refused", answer.status()),
              answer.json().path("detail").asText()));
      return shown(visit, blocks);
    }
    if (!query.conditions().isEmpty()) {
      blocks.add(chips(visit, query));
    }
    blocks.add(
        new Block.Table(
            visit.text("search.title"),
            columns(visit),
            answer.json().valueStream().map(SearchScreen::row).toList(),
            visit.text("search.none")));
    answer
        .header("signalbox-withheld")
        .ifPresent(
            count -> blocks.add(new Block.Note(Tone.WAITING, visit.text("feeds.withheld", count))));
    blocks.add(more(visit, query, answer));
    return shown(visit, blocks);
  }

  private Outcome shown(Visit visit, List<Block> blocks) {
    return new Outcome.Shown(Page.of(name(), visit.text("search.title"), blocks));
  }

  private static Block form(Visit visit, SearchQuery query) {
    return Block.Form.asking(
        "search",
        List.of(
            new Field.Line(
                "q",
                visit.text("search.query"),
                query.text(),
                visit.text("search.hint"),
                "search",
                false)),
        visit.text("search.submit"));
  }

  /** A link for each condition, which takes it away. */
  private static Block chips(Visit visit, SearchQuery query) {
    return new Block.Links(
        query.conditions().entrySet().stream()
            .map(
                one ->
                    new Cell.Link(
                        visit.text("search.without", one.getKey() + ": " + one.getValue()),
                        target(query.without(one.getKey()))))
            .toList());
  }

  private static Block more(Visit visit, SearchQuery query, ApiAnswer answer) {
    List<Cell.Link> links = new ArrayList<>();
    if (answer.header("signalbox-more").filter("true"::equals).isPresent()) {
      links.add(
          new Cell.Link(
              visit.text("page.older"),
              target(query).with("after", answer.header("signalbox-cursor").orElse(""))));
    }
    links.add(new Cell.Link(visit.text("page.csv"), target(query).with("as", "csv")));
    return new Block.Links(links);
  }

  private static List<String> columns(Visit visit) {
    List<String> columns = new ArrayList<>(List.of(visit.text("column.id")));
    columns.addAll(FIELDS);
    return columns;
  }

  private static List<Cell> row(JsonNode envelope) {
    JsonNode payload = envelope.path("payload");
    JsonNode uuid = envelope.path("meta").path("uuid");
    List<Cell> cells = new ArrayList<>();
    cells.add(EventScreen.link(uuid.isObject() ? uuid.path("current").asText() : uuid.asText()));
    FIELDS.forEach(
        field -> {
          String value = payload.path(field).asText();
          cells.add(field.startsWith("time.") ? Cell.time(value) : Cell.foreign(value));
        });
    return cells;
  }
}
