package io.signalbox.formats;

import io.signalbox.envelope.Envelope;
import io.signalbox.settings.CsvOptions;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Destination;
import io.signalbox.settings.MailOptions;
import io.signalbox.settings.XArfOptions.Version;
import java.time.Instant;
import java.util.List;

/** How a destination wants its events written. */
public final class DestinationFormat {
  /** By itself: it is in mails alone, and nobody can ask for it by name. */
  private static final EventFormat X_ARF_0_2 = new XArfMailFormat();

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
    boolean isOfMails = destination.options() instanceof MailOptions;
    if (isOfMails
        && destination.format() == DataFormat.X_ARF
        && destination.xArf().version() == Version.V0_2) {
      return X_ARF_0_2;
    }
    return EventFormats.named(destination.format().text())
        .orElseThrow(
            () -> new IllegalArgumentException("No body has the format " + destination.format()));
  }

  /** An envelope as the destination wants it. */
  public Conversion write(Destination destination, Envelope envelope, Instant receivedAt) {
    return EventFormats.write(
        of(destination), new ReceivedEvent(envelope, receivedAt), options(destination));
  }

  /**
   * Whether the destination gets an envelope in its format, or as {@link #write} has what the
   * format has no place for.
   */
  public boolean isInFormat(Destination destination, Envelope envelope, Instant receivedAt) {
    return EventFormats.writeInFormat(
            of(destination), new ReceivedEvent(envelope, receivedAt), options(destination))
        instanceof Conversion.Written;
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
        },
        destination.xArf().otherwise());
  }

  private static List<Column> columns(List<String> names) {
    return names.isEmpty() ? Column.CERTBUND : names.stream().map(Column::parse).toList();
  }
}
