package io.signalbox.notices;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.formats.Conversion;
import io.signalbox.formats.DestinationFormat;
import io.signalbox.formats.EventBody;
import io.signalbox.formats.EventFormat;
import io.signalbox.formats.EventFormats;
import io.signalbox.formats.Layout;
import io.signalbox.formats.ReceivedEvent;
import io.signalbox.formats.WriteOptions;
import io.signalbox.mails.MailColumns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The events of a notice as a file, as its mail brings it. */
final class EventsCsv {
  static final String MEDIA_TYPE = "text/csv; charset=utf-8";

  private static final EventFormat CSV = EventFormats.named("csv").orElseThrow();

  private final DestinationFormat formats;

  EventsCsv(DestinationFormat formats) {
    this.formats = formats;
  }

  /**
   * The file.
   *
   * @param limitBytes behind the event with which it gets longer, it ends
   */
  byte[] of(OpenNotice notice, List<StoredEnvelope> events, int limitBytes) {
    List<Envelope> envelopes = events.stream().map(StoredEnvelope::envelope).toList();
    WriteOptions options =
        formats
            .options(notice.destination())
            .withColumns(MailColumns.of(notice.destination(), envelopes));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (EventBody body = CSV.open(Layout.WHOLE, options, out)) {
      for (StoredEnvelope event : events) {
        ReceivedEvent received = new ReceivedEvent(event.envelope(), event.receivedAt());
        if (out.size() < limitBytes
            && CSV.write(received, options) instanceof Conversion.Written written) {
          body.add(written);
        }
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return out.toByteArray();
  }
}
