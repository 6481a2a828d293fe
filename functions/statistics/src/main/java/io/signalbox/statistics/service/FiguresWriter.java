package io.signalbox.statistics.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.Response;
import io.signalbox.formats.Column;
import io.signalbox.formats.CsvDialect;
import io.signalbox.formats.EventTable;
import io.signalbox.statistics.Dimension;
import io.signalbox.statistics.Figures;
import io.signalbox.statistics.Question;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Writes figures as JSON, or as CSV that a spreadsheet opens without running anything. */
final class FiguresWriter {
  private static final String SINCE = "Signalbox-Since";
  private static final String P50 = "p50Seconds";
  private static final String P95 = "p95Seconds";
  private static final String WHOLE = "Signalbox-Whole";
  private static final MathContext DIGITS = new MathContext(3);

  private FiguresWriter() {}

  static Response json(Question question, Figures figures) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("from", question.from().toString());
    question.to().ifPresent(to -> json.put("to", to.toString()));
    json.put("since", figures.since().toString());
    json.put("whole", figures.isWhole());
    json.put("step", question.step().text());
    ArrayNode by = json.putArray("by");
    question.by().forEach(dimension -> by.add(dimension.text()));
    ArrayNode rows = json.putArray("rows");
    for (Figures.Row row : figures.rows()) {
      ObjectNode one = rows.addObject();
      one.put(question.step().text(), question.step().text(row.period()));
      for (int i = 0; i < question.by().size(); i++) {
        one.put(question.by().get(i).text(), row.values().get(i));
      }
      one.put("events", row.events()).put("hosts", row.hosts());
      row.times()
          .ifPresent(
              times ->
                  one.put(P50, rounded(times.p50Seconds())).put(P95, rounded(times.p95Seconds())));
    }
    return Response.json(200, json);
  }

  static Response csv(Question question, Figures figures) {
    List<String> titles = new ArrayList<>();
    titles.add(question.step().text());
    question.by().stream().map(Dimension::text).forEach(titles::add);
    titles.addAll(List.of("events", "hosts"));
    if (question.hasTimes()) {
      titles.addAll(List.of(P50, P95));
    }
    List<List<String>> rows = new ArrayList<>();
    for (Figures.Row row : figures.rows()) {
      List<String> cells = new ArrayList<>();
      cells.add(question.step().text(row.period()));
      cells.addAll(row.values());
      cells.add(Long.toString(row.events()));
      cells.add(Long.toString(row.hosts()));
      if (question.hasTimes()) {
        cells.add(row.times().map(times -> text(times.p50Seconds())).orElse(""));
        cells.add(row.times().map(times -> text(times.p95Seconds())).orElse(""));
      }
      rows.add(cells);
    }
    EventTable table = new EventTable(titles.stream().map(Column::parse).toList(), rows);
    return Response.bytes(200, "text/csv; charset=utf-8", CsvDialect.RFC_4180.write(table))
        .withHeader(SINCE, figures.since().toString())
        .withHeader(WHOLE, Boolean.toString(figures.isWhole()));
  }

  /** A class of times is no more exact. */
  private static double rounded(double seconds) {
    return BigDecimal.valueOf(seconds).round(DIGITS).doubleValue();
  }

  private static String text(double seconds) {
    return Double.toString(rounded(seconds));
  }
}
