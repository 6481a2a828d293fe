package io.signalbox.settings.requested;

import java.util.List;

/** What was found when an envelope was asked where it wants to go. */
public sealed interface RequestReading {
  /** Most envelopes ask for nothing. */
  RequestReading NOTHING = new Requests(List.of());

  /** It may ask for all of these. */
  record Requests(List<DeliveryRequest> requests) implements RequestReading {
    public Requests {
      requests = List.copyOf(requests);
    }
  }

  /**
   * It asks for something that cannot be, or that its sender was not granted.
   *
   * @param field the dotted name of the field that is wrong
   * @param reason the rule that it breaks
   */
  record Refused(String field, String reason) implements RequestReading {}
}
