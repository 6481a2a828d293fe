package io.signalbox.routing;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Payload;
import java.util.Optional;

/**
 * The organisation of the directory that an event of the hub's own is about. Its other contacts are
 * asked to mend an address that bounces.
 */
final class ConcernedOrganisation {
  private static final String BOUNCED = "hub.address.bounced";
  private static final String ORGANISATION = "extra.bounce.organisation";

  private ConcernedOrganisation() {}

  static Optional<String> of(Envelope envelope) {
    Payload payload = envelope.payload();
    return payload
        .text("classification.identifier")
        .filter(BOUNCED::equals)
        .flatMap(_ -> payload.text(ORGANISATION));
  }
}
