package io.signalbox.statistics.service;

import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Response;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.feeds.Located;
import io.signalbox.formats.Conversion;
import io.signalbox.formats.EventBody;
import io.signalbox.formats.EventFormat;
import io.signalbox.formats.EventFormats;
import io.signalbox.formats.Layout;
import io.signalbox.formats.ReceivedEvent;
import io.signalbox.formats.WriteOptions;
import io.signalbox.statistics.Found;
import io.signalbox.statistics.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What was found, written as far as an answer holds it.
 *
 * @param next where the search goes on; empty where there is no more
 * @param leftOut how many the format cannot hold
 */
@SuppressWarnings("ArrayRecordComponent") // Not compared.
record FoundBody(byte[] bytes, String mediaType, Optional<Place> next, int leftOut) {

  /** What a body has behind its last event, at the most, and between events. */
  private static final int BODY_END_BYTES = 1_000;

  static FoundBody of(
      Found found,
      boolean newestFirst,
      VisibleEvents events,
      EventFormat format,
      WriteOptions options,
      boolean compressed) {
    Layout layout = format.layouts().contains(Layout.LINES) ? Layout.LINES : Layout.WHOLE;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Optional<Place> next = found.next();
    int leftOut = 0;
    int written = 0;
    try (EventBody body = format.open(layout, options, bytes)) {
      for (Located located : found.entries()) {
        StoredEnvelope stored = events.envelope(located.entry().key());
        Conversion item =
            EventFormats.write(
                format, new ReceivedEvent(stored.envelope(), stored.receivedAt()), options);
        leftOut += item instanceof Conversion.CannotBeWritten ? 1 : 0;
        if (item instanceof Conversion.Written event) {
          if (bytes.size() + event.bytes() > Response.BODY_LIMIT_BYTES - BODY_END_BYTES) {
            if (written > 0) {
              next = Optional.of(before(located, newestFirst));
              break;
            }
            requireCompression(compressed);
          }
          body.add(event);
          written++;
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new FoundBody(bytes.toByteArray(), format.mediaType(layout), next, leftOut);
  }

  /** The place at which a search goes on with this entry. */
  private static Place before(Located located, boolean newestFirst) {
    return new Place(newestFirst ? located.next() : located.position(), located.entry().at());
  }

  private static void requireCompression(boolean compressed) {
    if (!compressed) {
      throw Problem.of(
              ProblemType.NOT_ACCEPTABLE,
              "The next envelope is too large for an answer that is not compressed."
                  + " Ask again with Accept-Encoding: gzip.")
          .exception();
    }
  }
}
