package io.signalbox.console.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.access.Caller;
import io.signalbox.console.api.ApiAnswer;
import io.signalbox.console.api.ApiCall;
import io.signalbox.console.api.ApiRefusal;
import io.signalbox.console.page.Block;
import io.signalbox.console.page.Cell;
import io.signalbox.console.page.Field;
import io.signalbox.console.page.Page;
import io.signalbox.console.page.Target;
import io.signalbox.console.page.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  private static final Pattern FIELD = Pattern.compile("[a-z_]+(\\.[a-z0-9_]+)*");
  private static final int COLUMNS_LIMIT = 12;

  static Target target(SearchQuery query) {
    return Target.of("search").with("q", query.text());
  }

  /** The same with the columns that the reader has chosen. */
  private static Target target(Visit visit, SearchQuery query) {
    return visit
        .parameter("columns")
        .map(columns -> target(query).with("columns", columns))
        .orElseGet(() -> target(query));
  }

  @Override
  public String name() {
    return "search";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("q", "columns", "after", "as", "event");
  }

  @Override
  public boolean isFor(Caller caller) {
    return true;
  }

  @Override
  public Outcome show(Visit visit) {
    SearchQuery query = SearchQuery.parse(visit.parameter("q").orElse(""));
    if (query.unused().isEmpty() && visit.parameter("as").filter("csv"::equals).isPresent()) {
      ApiCall all = query.in(ApiCall.get("v1", "envelopes").with("limit", "1000"));
      String text = visit.api().call(all.with("as", "csv")).orRefusal().text();
      return new Outcome.File("events.csv", "text/csv; charset=utf-8", text);
    }
    ApiCall call =
        query.in(ApiCall.get("v1", "envelopes").with("limit", EACH).with("as", "ndjson"));
    List<ApiCall> calls = new ArrayList<>();
    calls.add(visit.parameter("after").map(from -> call.with("after", from)).orElse(call));
    SearchHistogram.call(visit, query).ifPresent(calls::add);
    List<ApiAnswer> answers = visit.api().callAll(calls);
    ApiAnswer answer = answers.getFirst();
    List<Block> blocks = new ArrayList<>();
    blocks.add(form(visit, query));
    if (!query.unused().isEmpty()) {
      blocks.add(
          new Block.Quote(
              Tone.WAITING, visit.text("search.unused"), String.join(" ", query.unused())));
    }
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
    if (answers.size() > 1) {
      blocks.addAll(SearchHistogram.blocks(visit, answers.getLast()));
    }
    visit.parameter("event").ifPresent(id -> blocks.add(panel(visit, query, id)));
    List<String> fields = fields(visit, answer.json());
    blocks.add(
        new Block.Table(
            visit.text("search.title"),
            columns(visit, fields),
            answer.json().valueStream().map(one -> opened(visit, query, fields, one)).toList(),
            visit.text(query.conditions().isEmpty() ? "events.none" : "search.none")));
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
                false),
            new Field.Line(
                "columns",
                visit.text("search.columns"),
                visit.parameter("columns").orElse(""),
                String.join(" ", FIELDS),
                "text",
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
                        target(visit, query.without(one.getKey()))))
            .toList());
  }

  /** An event beside the table: what it says, its path, its relatives, and who got it. */
  private static Block panel(Visit visit, SearchQuery query, String id) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(visit.text("event.title")));
    blocks.add(
        new Block.Links(
            List.of(
                new Cell.Link(visit.text("search.panel.close"), place(visit, query)),
                new Cell.Link(visit.text("search.panel.page"), EventScreen.target(id)))));
    try {
      blocks.addAll(EventScreen.blocks(visit, id));
    } catch (ApiRefusal refusal) {
      blocks.add(
          new Block.Quote(
              Tone.BAD, visit.text("note.refused", refusal.status()), refusal.detail()));
    }
    return new Block.Part(visit.text("event.title"), false, blocks);
  }

  /** Where the reader is in the results. */
  private static Target place(Visit visit, SearchQuery query) {
    Target here = target(visit, query);
    return visit.parameter("after").map(after -> here.with("after", after)).orElse(here);
  }

  /** A row whose first cell opens its event beside the table. */
  private static List<Cell> opened(
      Visit visit, SearchQuery query, List<String> fields, JsonNode envelope) {
    List<Cell> cells = new ArrayList<>(row(fields, envelope));
    String id = id(envelope);
    cells.set(0, Cell.link(id, place(visit, query).with("event", id)));
    return cells;
  }

  private static Block more(Visit visit, SearchQuery query, ApiAnswer answer) {
    List<Cell.Link> links = new ArrayList<>();
    if (answer.header("signalbox-more").filter("true"::equals).isPresent()) {
      links.add(
          new Cell.Link(
              visit.text("page.older"),
              target(visit, query).with("after", answer.header("signalbox-cursor").orElse(""))));
    }
    links.add(new Cell.Link(visit.text("page.csv"), target(visit, query).with("as", "csv")));
    return new Block.Links(links);
  }

  /** The fields that the reader has chosen; what is no name of a field is left out. */
  private static List<String> fields(Visit visit, JsonNode envelopes) {
    List<String> chosen =
        Stream.of(visit.parameter("columns").orElse("").split("[ ,]+", -1))
            .filter(field -> FIELD.matcher(field).matches())
            .distinct()
            .limit(COLUMNS_LIMIT)
            .toList();
    return chosen.isEmpty() ? filled(envelopes) : chosen;
  }

  /**
   * Events with the usual columns, a row each.
   *
   * @param envelopes as {@code GET /v1/envelopes} gives them
   */
  static Block table(Visit visit, JsonNode envelopes) {
    List<String> fields = filled(envelopes);
    return new Block.Table(
        visit.text("search.title"),
        columns(visit, fields),
        envelopes.valueStream().map(one -> row(fields, one)).toList(),
        visit.text("events.none"));
  }

  /** The usual columns without those that no event has. */
  private static List<String> filled(JsonNode envelopes) {
    return FIELDS.stream()
        .filter(field -> envelopes.valueStream().anyMatch(one -> one.path("payload").has(field)))
        .toList();
  }

  private static List<String> columns(Visit visit, List<String> fields) {
    List<String> columns = new ArrayList<>(List.of(visit.text("column.id")));
    columns.addAll(fields);
    return columns;
  }

  private static String id(JsonNode envelope) {
    JsonNode uuid = envelope.path("meta").path("uuid");
    return uuid.isObject() ? uuid.path("current").asText() : uuid.asText();
  }

  private static List<Cell> row(List<String> fields, JsonNode envelope) {
    JsonNode payload = envelope.path("payload");
    List<Cell> cells = new ArrayList<>();
    cells.add(EventScreen.link(id(envelope)));
    fields.forEach(
        field -> {
          String value = payload.path(field).asText();
          cells.add(field.startsWith("time.") ? Cell.time(value) : Cell.foreign(value));
        });
    return cells;
  }
}
