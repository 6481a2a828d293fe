package io.signalbox.settings.requested;

import io.signalbox.settings.Destination;
import java.util.List;
import java.util.Map;

/**
 * Where one envelope asks to go.
 *
 * @param field the dotted name of the field that asks for it
 * @param groupBy payload fields; envelopes that differ in one of them are delivered apart
 * @param group values by which it is delivered apart besides
 */
public record DeliveryRequest(
    String field, Target target, List<String> groupBy, Map<String, String> group) {
  public DeliveryRequest {
    groupBy = List.copyOf(groupBy);
    group = Map.copyOf(group);
  }

  /** What the envelope asks for. */
  public sealed interface Target {
    /** A destination of the settings. */
    record Named(Destination destination) implements Target {}

    /**
     * A destination that the envelope describes.
     *
     * @param destination it as the settings make it now
     */
    record Described(InlineDestination inline, Destination destination) implements Target {}
  }
}
