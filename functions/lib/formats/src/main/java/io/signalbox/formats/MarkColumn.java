package io.signalbox.formats;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Marking;
import io.signalbox.envelope.Meta;
import io.signalbox.envelope.Payload;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sees to it that a table says how far its events may go. */
public final class MarkColumn {
  private MarkColumn() {}

  /**
   * The columns, with {@code marking} as the last where the others do not show the strictest marks
   * of each event.
   */
  public static List<Column> addedWhereNeeded(List<Column> columns, List<Envelope> envelopes) {
    return envelopes.stream().allMatch(envelope -> isShown(columns, envelope))
        ? columns
        : Stream.concat(columns.stream(), Stream.of(Column.parse(Column.MARKS_TITLE))).toList();
  }

  private static boolean isShown(List<Column> columns, Envelope envelope) {
    Marking marking = Marking.of(envelope);
    return marking.isEmpty()
        || has(columns, new Column.Source.Marks())
        || Marking.of(shown(columns, envelope)).equals(marking);
  }

  /** What the columns show of an envelope. */
  private static Envelope shown(List<Column> columns, Envelope envelope) {
    Set<String> fields = columns.stream().flatMap(MarkColumn::field).collect(Collectors.toSet());
    Envelope event = envelope.withEvent(Payload.of(envelope.payload().flat(fields::contains)));
    return has(columns, new Column.Source.Tags()) ? event : event.withTagsOf(Meta.EMPTY);
  }

  private static boolean has(List<Column> columns, Column.Source source) {
    return columns.stream().anyMatch(column -> column.source().equals(source));
  }

  private static Stream<String> field(Column column) {
    return column.source() instanceof Column.Source.Field(String name)
        ? Stream.of(name)
        : Stream.empty();
  }
}
