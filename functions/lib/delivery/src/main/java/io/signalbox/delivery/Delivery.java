package io.signalbox.delivery;

import io.signalbox.envelopes.StoredEnvelope;
import io.signalbox.settings.Destination;
import io.signalbox.settings.Group;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One request or mail: a range of a feed, on its way to the feed's destination. When it is
 * repeated, everything but {@code attempt} is the same, so that a sender can render the same
 * content.
 *
 * @param id the same in all tries
 * @param part the number of this delivery among those that were cut together, from 1
 * @param parts how many were cut together
 * @param attempt 1 for the first try
 * @param cutAt when the delivery was cut
 */
public record Delivery(
    UUID id,
    Destination destination,
    Group group,
    List<StoredEnvelope> envelopes,
    int part,
    int parts,
    int attempt,
    Instant cutAt) {
  public Delivery {
    envelopes = List.copyOf(envelopes);
  }

  /** The same delivery to a destination that was filled in. */
  public Delivery to(Destination filledIn) {
    return new Delivery(id, filledIn, group, envelopes, part, parts, attempt, cutAt);
  }
}
