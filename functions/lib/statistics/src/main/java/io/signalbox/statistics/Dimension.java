package io.signalbox.statistics;

import io.signalbox.feeds.JournalColumn;
import io.signalbox.feeds.JournalRow;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
  ASN(JournalColumn.ASN),
  CONTACT(JournalColumn.CONTACT),
  /** To which an event was to be delivered. Has outcomes, and no events of the journal. */
  DESTINATION("destination"),
  /** What became of a delivery. Has outcomes, and no events of the journal. */
  RESULT("result"),
  SECTOR(JournalColumn.SECTOR);

  static final List<Dimension> ALL = List.of(values());

  /** Those that the journal knows. */
  static final List<Dimension> OF_EVENTS =
      ALL.stream().filter(dimension -> !dimension.isOfOutcome()).toList();

  private final String text;
  private final Optional<JournalColumn> column;

  Dimension(JournalColumn column) {
    this.text = column.text();
    this.column = Optional.of(column);
  }

  Dimension(String text) {
    this.text = text;
    this.column = Optional.empty();
  }

  public String text() {
    return text;
  }

  /** Whether the value is of what became of a delivery, and not of an event. */
  boolean isOfOutcome() {
    return column.isEmpty();
  }

  /** The value of a row. */
  String of(JournalRow row) {
    return column.map(row::get).orElse("");
  }

  /** A value as rows have it: cut where it is too long. */
  public String counted(String value) {
    return column.map(known -> JournalRow.shortened(known, value)).orElse(value);
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
