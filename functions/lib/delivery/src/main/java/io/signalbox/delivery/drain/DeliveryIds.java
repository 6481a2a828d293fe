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

  /** The id of every try of that range. */
  public static UUID of(Reader reader, InFlightBatch.DeliveryRange range) {
    String name =
        String.join(
            "#",
            reader.id().feed().text(),
            reader.edition(),
            range.from().text(),
            range.to().text());
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
