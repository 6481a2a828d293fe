package io.signalbox.formats;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Marking;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Events as rows of text, one an envelope, in their order.
 *
 * @param rows cells in the order of the columns, as many as there are columns; a cell whose field
 *     the event lacks is empty
 */
public record EventTable(List<Column> columns, List<List<String>> rows) {
  public EventTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  public static EventTable of(List<Column> columns, List<Envelope> envelopes) {
    return new EventTable(
        columns, envelopes.stream().map(envelope -> row(columns, envelope)).toList());
  }

  public List<String> titles() {
    return columns.stream().map(Column::title).toList();
  }

  /** The same without the columns in which every row is empty. */
  public EventTable withoutEmptyColumns() {
    List<Integer> filled =
        IntStream.range(0, columns.size()).filter(this::isFilled).boxed().toList();
    return new EventTable(
        filled.stream().map(columns::get).toList(),
        rows.stream().map(row -> filled.stream().map(row::get).toList()).toList());
  }

  /** The first rows alone, {@code limit} at the most. */
  public EventTable firstRows(int limit) {
    return new EventTable(columns, rows.subList(0, Math.min(limit, rows.size())));
  }

  private boolean isFilled(int column) {
    return rows.stream().anyMatch(row -> !row.get(column).isEmpty());
  }

  static List<String> row(List<Column> columns, Envelope envelope) {
    return columns.stream().map(column -> cell(column.source(), envelope)).toList();
  }

  private static String cell(Column.Source source, Envelope envelope) {
    return switch (source) {
      case Column.Source.Id() -> envelope.id().text();
      case Column.Source.Tags() -> String.join(",", envelope.meta().tags());
      case Column.Source.Marks() -> Marking.of(envelope).text();
      case Column.Source.Field(String name) ->
          envelope.payload().field(name).map(value -> Cells.text(name, value)).orElse("");
    };
  }
}
