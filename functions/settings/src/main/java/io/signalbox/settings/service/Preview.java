package io.signalbox.settings.service;

import io.signalbox.envelope.Envelope;
import io.signalbox.formats.Column;
import io.signalbox.formats.Conversion;
import io.signalbox.formats.DestinationFormat;
import io.signalbox.formats.EventBody;
import io.signalbox.formats.EventColumns;
import io.signalbox.formats.EventFormat;
import io.signalbox.formats.EventFormats;
import io.signalbox.formats.HubIdentity;
import io.signalbox.formats.Layout;
import io.signalbox.formats.ReceivedEvent;
import io.signalbox.formats.WriteOptions;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Destination;
import io.signalbox.settings.MailOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What of an envelope a destination would get to see.
 *
 * @param now when the envelope is taken to be received
 */
record Preview(HubIdentity hub, Instant now) {
  private static final int LIMIT_CHARACTERS = 20_000;

  /**
   * The event as the destination gets it, without what a mail says around it; cut when very long.
   */
  String of(Envelope envelope, Destination destination) {
    return beginning(whole(envelope, destination));
  }

  /** All events in one file, as a mail brings it; cut when very long. */
  String of(List<Envelope> envelopes, Destination destination) {
    EventFormat format = format(destination);
    WriteOptions options = options(envelopes, destination);
    List<Conversion.Written> written =
        envelopes.stream()
            .map(one -> EventFormats.write(format, new ReceivedEvent(one, now), options))
            .flatMap(
                one -> one instanceof Conversion.Written good ? Stream.of(good) : Stream.empty())
            .toList();
    return written.isEmpty()
        ? ""
        : beginning(text(format, fileLayout(destination, format), options, written));
  }

  /** Why the destination's format cannot hold some of the events. */
  List<String> refusals(List<Envelope> envelopes, Destination destination) {
    EventFormat format = format(destination);
    WriteOptions options = options(envelopes, destination);
    return envelopes.stream()
        .flatMap(
            one ->
                EventFormats.write(format, new ReceivedEvent(one, now), options)
                        instanceof Conversion.CannotBeWritten(String reason)
                    ? Stream.of(reason)
                    : Stream.empty())
        .distinct()
        .toList();
  }

  String contentType(Destination destination) {
    EventFormat format = format(destination);
    boolean isFile = destination.options() instanceof MailOptions;
    return format.mediaType(isFile ? fileLayout(destination, format) : bodyLayout(format));
  }

  static String beginning(String text) {
    return beginning(text, LIMIT_CHARACTERS);
  }

  static String beginning(String text, int limitCharacters) {
    return text.length() <= limitCharacters ? text : text.substring(0, limitCharacters) + "…";
  }

  private static EventFormat format(Destination destination) {
    // A table in a mail's text has the cells of a CSV.
    return destination.format() == DataFormat.TABLE
        ? EventFormats.named(DataFormat.CSV.text()).orElseThrow()
        : DestinationFormat.of(destination);
  }

  private static Layout fileLayout(Destination destination, EventFormat format) {
    return destination.format() == DataFormat.JSON
        ? Layout.ARRAY_OF_LINES
        : format.layouts().getFirst();
  }

  private static Layout bodyLayout(EventFormat format) {
    return format.layouts().contains(Layout.ONE) ? Layout.ONE : Layout.WHOLE;
  }

  private String whole(Envelope envelope, Destination destination) {
    EventFormat format = format(destination);
    WriteOptions options = options(List.of(envelope), destination);
    return switch (EventFormats.write(format, new ReceivedEvent(envelope, now), options)) {
      case Conversion.Written written ->
          text(format, layout(format, written), options, List.of(written));
      case Conversion.CannotBeWritten(String reason) -> "Not sent: " + reason;
    };
  }

  private WriteOptions options(List<Envelope> envelopes, Destination destination) {
    WriteOptions options = new DestinationFormat(hub).options(destination);
    if (!(destination.options() instanceof MailOptions mail)) {
      return options;
    }
    return options.withColumns(
        columns(
            mail.columns().isEmpty() ? destination.csv().columns() : mail.columns(), envelopes));
  }

  private static List<Column> columns(List<String> named, List<Envelope> envelopes) {
    return named.isEmpty()
        ? EventColumns.of(envelopes)
        : named.stream().map(Column::parse).toList();
  }

  private static String text(
      EventFormat format, Layout layout, WriteOptions options, List<Conversion.Written> events) {
    var out = new ByteArrayOutputStream();
    try (EventBody body = format.open(layout, options, out)) {
      for (Conversion.Written event : events) {
        body.add(event);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Layout layout(EventFormat format, Conversion.Written written) {
    Layout layout = bodyLayout(format);
    return layout == Layout.ONE && written.parts().size() > 1 ? Layout.ARRAY_OF_LINES : layout;
  }
}
