package io.signalbox.formats;

import io.signalbox.envelope.Envelope;
import io.signalbox.settings.CsvOptions;
import io.signalbox.settings.Destination;
import java.time.Instant;
import java.util.List;

/** How a destination wants its events written. */
public final class DestinationFormat {
  private final HubIdentity hub;

  public DestinationFormat(HubIdentity hub) {
    this.hub = hub;
  }

  /**
   * The destination's format.
   *
   * @throws IllegalArgumentException for one that is no format of files and bodies: a table in a
   *     mail's text
   */
  public static EventFormat of(Destination destination) {
    return EventFormats.named(destination.format().text())
        .orElseThrow(
            () -> new IllegalArgumentException("No body has the format " + destination.format()));
  }

  /** An envelope as the destination wants it. */
  public Conversion write(Destination destination, Envelope envelope, Instant receivedAt) {
    return EventFormats.write(
        of(destination), new ReceivedEvent(envelope, receivedAt), options(destination));
  }

  /** What the destination chooses within its format. */
  public WriteOptions options(Destination destination) {
    CsvOptions csv = destination.csv();
    return new WriteOptions(
        hub,
        destination.form(),
        destination.intelmq(),
        destination.hierarchical(),
        destination.typed(),
        columns(csv.columns()),
        switch (csv.dialect()) {
          case RFC4180 -> CsvDialect.RFC_4180;
          case EXCEL -> CsvDialect.excel(csv.language());
        });
  }

  private static List<Column> columns(List<String> names) {
    return names.isEmpty() ? Column.CERTBUND : names.stream().map(Column::parse).toList();
  }
}
