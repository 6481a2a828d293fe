package io.signalbox.deliver.mail;

import io.signalbox.delivery.Delivery;
import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.formats.Conversion;
import io.signalbox.formats.DestinationFormat;
import io.signalbox.formats.EventBody;
import io.signalbox.formats.EventFormat;
import io.signalbox.formats.Layout;
import io.signalbox.settings.Destination;
import io.signalbox.store.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The events of a delivery in one file, in the destination's format.
 *
 * @param nameEnding how the file's name ends, without a dot
 */
record FormatFile(String nameEnding, String mediaType, Body content) {

  /**
   * Writes a file.
   *
   * @param delivery one whose events the format can hold: {@link WritableDeliveries} sees to it
   */
  static FormatFile of(Delivery delivery, DestinationFormat formats) {
    Destination destination = delivery.destination();
    EventFormat format = DestinationFormat.of(destination);
    boolean isOne = WritableDeliveries.isOneAMail(destination.format());
    Layout layout = isOne ? Layout.ONE : format.layouts().getFirst();
    var content = new ByteArrayOutputStream();
    try (EventBody body = format.open(layout, formats.options(destination), content)) {
      for (StoredEnvelope stored : delivery.envelopes()) {
        if (formats.write(destination, stored.envelope(), stored.receivedAt())
            instanceof Conversion.Written written) {
          body.add(written);
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new FormatFile(
        format.fileEnding(layout), format.mediaType(layout), Body.of(content.toByteArray()));
  }
}
