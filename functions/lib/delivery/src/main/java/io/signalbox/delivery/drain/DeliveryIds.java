package io.signalbox.delivery.drain;

import io.signalbox.delivery.reader.InFlightBatch;
import io.signalbox.delivery.reader.Reader;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Delivery ids that follow from what is delivered, so that a repeat has the same one without its
 * being stored.
 */
public final class DeliveryIds {
  private DeliveryIds() {}

  /** The id of every try of that piece. */
  public static UUID of(Reader reader, InFlightBatch.DeliveryRange piece) {
    String name =
        String.join(
            "#",
            reader.id().feed().text(),
            reader.edition(),
            piece.from().text(),
            piece.to().text());
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
