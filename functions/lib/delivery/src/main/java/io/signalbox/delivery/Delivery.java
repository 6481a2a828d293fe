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
 * @param correspondence what it has to do with others to the same recipients
 * @param template the version of the named template that it was cut with; empty for none
 */
public record Delivery(
    UUID id,
    Destination destination,
    Group group,
    List<StoredEnvelope> envelopes,
    int part,
    int parts,
    int attempt,
    Instant cutAt,
    Correspondence correspondence,
    String template) {
  public Delivery {
    envelopes = List.copyOf(envelopes);
  }

  /** One without a ticket that begins a thread, and that no named template writes. */
  public Delivery(
      UUID id,
      Destination destination,
      Group group,
      List<StoredEnvelope> envelopes,
      int part,
      int parts,
      int attempt,
      Instant cutAt) {
    this(id, destination, group, envelopes, part, parts, attempt, cutAt, Correspondence.NONE, "");
  }

  /** The same delivery of these envelopes alone. */
  public Delivery of(List<StoredEnvelope> others) {
    return new Delivery(
        id, destination, group, others, part, parts, attempt, cutAt, correspondence, template);
  }

  /** The same delivery to a destination that was filled in. */
  public Delivery to(Destination filledIn) {
    return new Delivery(
        id, filledIn, group, envelopes, part, parts, attempt, cutAt, correspondence, template);
  }
}
