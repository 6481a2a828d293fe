package io.signalbox.statistics;

import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.JournalRow;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What events are counted by. The order is that of stored tuples. */
public enum Dimension {
  SENDER(JournalColumn.SENDER),
  PROVIDER(JournalColumn.PROVIDER),
  FEED(JournalColumn.FEED),
  TAXONOMY(JournalColumn.TAXONOMY),
  TYPE(JournalColumn.TYPE),
  IDENTIFIER(JournalColumn.IDENTIFIER),
  TLP(JournalColumn.TLP),
  COUNTRY(JournalColumn.COUNTRY),
  ASN(JournalColumn.ASN);

  static final List<Dimension> ALL = List.of(values());

  private final JournalColumn column;

  Dimension(JournalColumn column) {
    this.column = column;
  }

  public String text() {
    return column.text();
  }

  /** The value of a row. */
  String of(JournalRow row) {
    return row.get(column);
  }

  /** A value as rows have it: cut where it is too long. */
  public String counted(String value) {
    return JournalRow.shortened(column, value);
  }

  /**
   * The dimension of that name.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static Dimension parse(String text) {
    return ALL.stream()
        .filter(dimension -> dimension.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Arrays.stream(values())
                        .map(Dimension::text)
                        .collect(Collectors.joining(", ", "expected one of ", ""))));
  }
}
