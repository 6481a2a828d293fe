package io.signalbox.mails;

import io.signalbox.formats.Column;
import io.signalbox.formats.EventTable;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A table as templates see it: a row is a list of cells, a cell knows its title and its value.
 * {@code label} is the title, filled up with spaces to the length of the longest one.
 */
final class Rows {
  private static final List<String> WHERE =
      List.of("source.url", "source.fqdn", "source.ip", "source.asn");

  private final EventTable table;
  private final List<String> titles;
  private final List<String> labels;
  private final int limitCharacters;
  private final List<Integer> common;

  /**
   * @param titles what stands for a column's title
   * @param limitCharacters where a value is cut, with an ellipsis
   */
  Rows(EventTable table, Function<String, String> titles, int limitCharacters) {
    this.table = table;
    this.titles = table.titles().stream().map(titles).map(MailVariables::oneLine).toList();
    int width = this.titles.stream().mapToInt(String::length).max().orElse(0);
    this.labels =
        this.titles.stream().map(title -> title + " ".repeat(width - title.length())).toList();
    this.limitCharacters = limitCharacters;
    this.common =
        table.rows().size() < 2
            ? List.of()
            : IntStream.range(0, this.titles.size()).filter(this::isCommon).boxed().toList();
  }

  List<String> titles() {
    return titles;
  }

  /** Every row with all its cells; made when a template asks for them. */
  List<List<Map<String, String>>> rows() {
    return lazy(row -> cells(row, List.of()));
  }

  /** The cells that are the same in every row, where there are several rows. */
  List<Map<String, String>> common() {
    return common.stream().map(column -> cell(table.rows().getFirst(), column)).toList();
  }

  /** Every row with a {@code heading}, which says where, and the {@code cells} of its own. */
  List<Map<String, Object>> entries() {
    return lazy(row -> Map.of("heading", heading(row), "cells", cells(row, common)));
  }

  private <T> List<T> lazy(Function<List<String>, T> made) {
    return new AbstractList<>() {
      @Override
      public T get(int index) {
        return made.apply(table.rows().get(index));
      }

      @Override
      public int size() {
        return table.rows().size();
      }
    };
  }

  private boolean isCommon(int column) {
    String first = table.rows().getFirst().get(column);
    return table.rows().stream().allMatch(row -> row.get(column).equals(first));
  }

  private List<Map<String, String>> cells(List<String> row, List<Integer> without) {
    var cells = new ArrayList<Map<String, String>>();
    for (int column = 0; column < titles.size(); column++) {
      if (!without.contains(column)) {
        cells.add(cell(row, column));
      }
    }
    return cells;
  }

  private Map<String, String> cell(List<String> row, int column) {
    return Map.of(
        "title", titles.get(column),
        "label", labels.get(column),
        "value", MailVariables.oneLine(row.get(column), limitCharacters));
  }

  private String heading(List<String> row) {
    return WHERE.stream()
        .map(field -> table.columns().indexOf(Column.field(field, field)))
        .filter(column -> column >= 0 && !row.get(column).isEmpty())
        .findFirst()
        .map(column -> MailVariables.oneLine(row.get(column), limitCharacters))
        .orElse("");
  }
}
