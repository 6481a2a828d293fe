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
import io.signalbox.console.page.Words;
import io.signalbox.settings.people.Permission;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many events there were, as bars and as a table; each figure leads to its events. */
public final class StatisticsScreen implements Screen {
  private static final List<String> DIMENSIONS =
      List.of(
          "",
          "type",
          "taxonomy",
          "country",
          "asn",
          "sender",
          "provider",
          "feed",
          "sector",
          "identifier",
          "tlp",
          "asn,type",
          "destination",
          "destination,result");
  private static final List<String> STEPS = List.of("day", "hour", "month");
  private static final int BARS_LIMIT = 60;

  @Override
  public String name() {
    return "statistics";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("by", "step", "where", "from", "to", "as");
  }

  @Override
  public boolean isFor(Caller caller) {
    return caller.may(Permission.SEE_EVENTS);
  }

  @Override
  public Outcome show(Visit visit) {
    String by = visit.parameter("by").orElse("");
    String step = visit.parameter("step").orElse("day");
    ApiCall call = ApiCall.get("v1", "statistics");
    Target here = Target.of(name());
    if (by.contains("destination")) {
      call = call.with("times", "true");
    }
    for (String parameter : List.of("by", "step", "where", "from", "to")) {
      String value = visit.parameter(parameter).orElse("");
      if (!value.isEmpty()) {
        call = call.with(parameter, value);
        here = here.with(parameter, value);
      }
    }
    if (visit.parameter("as").filter("csv"::equals).isPresent()) {
      String text = visit.api().call(call.with("as", "csv")).orRefusal().text();
      return new Outcome.File("statistics.csv", "text/csv; charset=utf-8", text);
    }
    if (visit.parameter("as").filter("svg"::equals).isPresent()) {
      String drawing = visit.api().call(call.with("as", "svg")).orRefusal().text();
      return new Outcome.File("statistics.svg", "image/svg+xml", drawing);
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(form(visit, by, step));
    ApiAnswer answer = visit.api().call(call.with("as", "json"));
    if (answer.isSuccess()) {
      blocks.addAll(figures(visit, by, step, answer.json()));
      blocks.add(
          new Block.Links(
              List.of(
                  new Cell.Link(visit.text("page.csv"), here.with("as", "csv")),
                  new Cell.Link(visit.text("page.svg"), here.with("as", "svg")),
                  new Cell.Link(visit.text("statistics.lastMonth"), lastMonth(visit, here)))));
    } else {
      blocks.add(
          new Block.Quote(
              Tone.BAD,
              visit.text("note.refused", answer.status()),
              answer.json().path("detail").asText()));
    }
    return new Outcome.Shown(Page.of(name(), visit.text("statistics.title"), blocks));
  }

  private Block form(Visit visit, String by, String step) {
    return Block.Form.asking(
        name(),
        List.of(
            new Field.Choice("by", visit.text("statistics.by"), options(visit, DIMENSIONS), by),
            new Field.Choice("step", visit.text("statistics.step"), options(visit, STEPS), step),
            line(visit, "where"),
            line(visit, "from"),
            line(visit, "to")),
        visit.text("statistics.submit"));
  }

  private static Field line(Visit visit, String name) {
    return new Field.Line(
        name,
        visit.text("statistics." + name),
        visit.parameter(name).orElse(""),
        visit.text("statistics." + name + ".hint"),
        "text",
        false);
  }

  private static List<Field.Option> options(Visit visit, List<String> values) {
    return values.stream()
        .map(
            value ->
                new Field.Option(
                    value,
                    value.isEmpty()
                        ? visit.text("statistics.value.none")
                        : dimensions(value).stream()
                            .map(one -> visit.text("statistics.value." + one))
                            .collect(Collectors.joining(" × "))))
        .toList();
  }

  private static List<Block> figures(Visit visit, String by, String step, JsonNode answer) {
    JsonNode rows = answer.path("rows");
    List<Block> blocks = new ArrayList<>();
    if (!answer.path("whole").asBoolean(true)) {
      blocks.add(new Block.Note(Tone.WAITING, visit.text("statistics.notWhole")));
    }
    List<Block.Bar> bars = by.isEmpty() ? TimeBars.of(answer, step, visit.now()) : bars(by, rows);
    if (!bars.isEmpty()) {
      blocks.add(new Block.Chart(visit.text("statistics.chart"), bars));
    }
    if (by.isEmpty() && step.equals("day") && !bars.isEmpty()) {
      blocks.add(CalendarMap.of(visit, bars));
    }
    List<String> dimensions = dimensions(by);
    List<String> columns = new ArrayList<>(List.of(head(visit, step)));
    dimensions.forEach(one -> columns.add(head(visit, one)));
    columns.add(visit.text("column.events"));
    columns.add(visit.text("statistics.hosts"));
    boolean hasTimes = by.contains("destination");
    if (hasTimes) {
      columns.add(visit.text("statistics.p50"));
      columns.add(visit.text("statistics.p95"));
    }
    blocks.add(
        new Block.Table(
            visit.text("statistics.title"),
            columns,
            rows.valueStream().map(row -> row(dimensions, step, row, hasTimes)).toList(),
            visit.text(visit.parameter("where").isPresent() ? "search.none" : "events.none")));
    return blocks;
  }

  private static String head(Visit visit, String dimension) {
    return Words.capital(visit.text("statistics.value." + dimension));
  }

  private static List<String> dimensions(String by) {
    return Stream.of(by.split(",", -1)).filter(one -> !one.isEmpty()).toList();
  }

  /** The same question about the whole month before this one. */
  private static Target lastMonth(Visit visit, Target here) {
    LocalDate first = LocalDate.ofInstant(visit.now(), ZoneOffset.UTC).withDayOfMonth(1);
    return here.with("from", first.minusMonths(1).toString()).with("to", first.toString());
  }

  /** A bar for each value of the dimension. */
  private static List<Block.Bar> bars(String by, JsonNode rows) {
    Map<String, Long> sums = new LinkedHashMap<>();
    List<String> names = dimensions(by);
    rows.forEach(
        row ->
            sums.merge(
                names.stream()
                    .map(name -> row.path(name).asText())
                    .collect(Collectors.joining(" ")),
                row.path("events").asLong(),
                Long::sum));
    return sums.entrySet().stream()
        .limit(BARS_LIMIT)
        .map(one -> new Block.Bar(one.getKey(), one.getValue()))
        .toList();
  }

  private static List<Cell> row(
      List<String> dimensions, String step, JsonNode row, boolean hasTimes) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.foreign(row.path(step).asText())));
    for (String dimension : dimensions) {
      String value = row.path(dimension).asText();
      if (value.isEmpty()) {
        cells.add(Cell.own("–"));
      } else if (dimension.equals("destination")) {
        cells.add(DestinationScreen.link(value));
      } else if (dimension.equals("result")) {
        cells.add(Cell.foreign(value));
      } else {
        cells.add(Cell.link(value, SearchScreen.target(new SearchQuery(Map.of(dimension, value)))));
      }
    }
    cells.add(Cell.own(row.path("events").asText()));
    cells.add(Cell.own(row.path("hosts").asText()));
    if (hasTimes) {
      cells.add(TimeSpan.ofSeconds(row.path("p50Seconds")));
      cells.add(TimeSpan.ofSeconds(row.path("p95Seconds")));
    }
    return cells;
  }
}
