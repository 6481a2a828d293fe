package io.signalbox.deliver.mail;

import io.signalbox.deliver.mail.mime.Attachment;
import io.signalbox.delivery.Delivery;
import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.HubVersion;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.formats.Conversion;
import io.signalbox.formats.DestinationFormat;
import io.signalbox.formats.EventBody;
import io.signalbox.formats.EventFields;
import io.signalbox.formats.EventFormat;
import io.signalbox.formats.EventFormats;
import io.signalbox.formats.Layout;
import io.signalbox.formats.ReceivedEvent;
import io.signalbox.formats.WriteOptions;
import io.signalbox.mails.MailColumns;
import io.signalbox.settings.DataFormat;
import io.signalbox.settings.Destination;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The events of a delivery as attachments, in the format that the destination asks for.
 *
 * <p>Columns fit IntelMQ's events alone. Where a CSV or a table would show nothing but the ids of
 * envelopes with something else, these come as JSON besides.
 */
final class EventFiles {
  private static final EventFormat CSV = EventFormats.named("csv").orElseThrow();
  private static final EventFormat JSON = EventFormats.named("json").orElseThrow();

  /** X-ARF v4 in a mail: how programs know it, and by which name they find the report. */
  private static final Attachment XARF_REPORT =
      Attachment.feedbackReport("xarf", "Signalbox/" + HubVersion.TEXT);

  private static final String XARF_FILE = "xarf.json";
  private static final Pattern CONTROL_CHARACTERS =
      Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]+");

  private final DestinationFormat formats;

  EventFiles(DestinationFormat formats) {
    this.formats = formats;
  }

  List<Attachment> of(Delivery delivery) {
    List<StoredEnvelope> all = delivery.envelopes();
    List<StoredEnvelope> foreign =
        all.stream().filter(event -> !event.envelope().protocol().isIntelMqEvent()).toList();
    WriteOptions options = formats.options(delivery.destination());
    Stream<Attachment> others =
        foreign.isEmpty()
            ? Stream.empty()
            : Stream.of(json(delivery, "other-events", options, foreign));
    DataFormat format = delivery.destination().format();
    if (format == DataFormat.CSV) {
      return Stream.concat(Stream.of(csv(delivery, options)), others).toList();
    }
    if (format == DataFormat.JSON) {
      return List.of(json(delivery, "events", options, all));
    }
    if (format == DataFormat.X_ARF) {
      return report(delivery, options);
    }
    return format == DataFormat.TABLE ? others.toList() : List.of(other(delivery));
  }

  /** A report, or the event as JSON where the destination takes that for one without a report. */
  private List<Attachment> report(Delivery delivery, WriteOptions options) {
    Destination destination = delivery.destination();
    StoredEnvelope event = delivery.envelopes().getFirst();
    if (!formats.isInFormat(destination, event.envelope(), event.receivedAt())) {
      return List.of(json(delivery, "events", options, delivery.envelopes()));
    }
    return switch (destination.xArf().version()) {
      case V4 -> List.of(XARF_REPORT, other(delivery));
      case V0_2 -> List.of(other(delivery), log(event.envelope()));
    };
  }

  /** What X-ARF 0.2 has as evidence: each field of the event in a line. */
  private static Attachment log(Envelope event) {
    StringBuilder lines = new StringBuilder();
    EventFields.of(event)
        .forEach(
            (name, value) ->
                lines.append(oneLine(name)).append(": ").append(oneLine(value)).append("\r\n"));
    byte[] text = lines.toString().getBytes(StandardCharsets.UTF_8);
    return new Attachment("event.txt", "text/plain; charset=utf-8", out -> out.write(text));
  }

  private static String oneLine(String value) {
    return CONTROL_CHARACTERS.matcher(value).replaceAll(" ");
  }

  /** A file whose format can hold the events: {@link WritableDeliveries} sees to it. */
  private Attachment other(Delivery delivery) {
    Destination destination = delivery.destination();
    EventFormat format = DestinationFormat.of(destination);
    boolean isOne = WritableDeliveries.isOneAMail(destination.format());
    Layout layout = isOne ? Layout.ONE : format.layouts().getFirst();
    return new Attachment(
        isOne ? reportName(destination) : name(delivery, "events", format.fileEnding(layout)),
        format.mediaType(layout),
        out -> {
          try (EventBody body = format.open(layout, formats.options(destination), new Open(out))) {
            for (StoredEnvelope stored : delivery.envelopes()) {
              if (formats.write(destination, stored.envelope(), stored.receivedAt())
                  instanceof Conversion.Written written) {
                body.add(written);
              }
            }
          }
        });
  }

  private static String reportName(Destination destination) {
    return switch (destination.xArf().version()) {
      case V4 -> XARF_FILE;
      case V0_2 -> Attachment.XARF_REPORT;
    };
  }

  private static Attachment csv(Delivery delivery, WriteOptions options) {
    List<Envelope> envelopes = delivery.envelopes().stream().map(StoredEnvelope::envelope).toList();
    return file(
        name(delivery, "events", "csv"),
        CSV,
        Layout.WHOLE,
        options.withColumns(MailColumns.of(delivery.destination(), envelopes)),
        delivery.envelopes());
  }

  private static Attachment json(
      Delivery delivery, String what, WriteOptions options, List<StoredEnvelope> events) {
    return file(name(delivery, what, "json"), JSON, Layout.ARRAY_OF_LINES, options, events);
  }

  private static Attachment file(
      String name,
      EventFormat format,
      Layout layout,
      WriteOptions options,
      List<StoredEnvelope> events) {
    return new Attachment(
        name,
        format.mediaType(layout),
        out -> {
          try (EventBody body = format.open(layout, options, new Open(out))) {
            for (StoredEnvelope event : events) {
              var received = new ReceivedEvent(event.envelope(), event.receivedAt());
              if (format.write(received, options) instanceof Conversion.Written written) {
                body.add(written);
              }
            }
          }
        });
  }

  /** A stream to which more is written when the file in it has ended. */
  private static final class Open extends FilterOutputStream {
    Open(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }

  /** Such as {@code events-2026-11-22-0d9fcf8c.csv}: no two mails bring files of one name. */
  private static String name(Delivery delivery, String what, String extension) {
    return "%s-%s-%s.%s"
        .formatted(
            what,
            delivery.cutAt().atOffset(ZoneOffset.UTC).toLocalDate(),
            delivery.id().toString().substring(0, 8),
            extension);
  }
}
