package io.signalbox.formats;

import io.signalbox.envelope.Envelope;
import io.signalbox.envelope.Marking;
import java.util.Locale;
import java.util.Optional;

/** A mark of the Traffic Light Protocol, version 2.0. */
enum TrafficLight {
  CLEAR,
  GREEN,
  AMBER,
  AMBER_STRICT,
  RED;

  /**
   * The strictest mark that an envelope bears, in a field or a tag; empty for one without a mark.
   */
  static Optional<TrafficLight> of(Envelope envelope) {
    return Marking.of(envelope).tlp().map(mark -> valueOf(mark.name()));
  }

  /** Reads a mark of version 1 or 2, with or without {@code TLP:}. */
  static Optional<TrafficLight> parse(String text) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    String name = upper.startsWith("TLP:") ? upper.substring("TLP:".length()) : upper;
    return switch (name) {
      case "CLEAR", "WHITE" -> Optional.of(CLEAR);
      case "GREEN" -> Optional.of(GREEN);
      case "AMBER" -> Optional.of(AMBER);
      case "AMBER+STRICT" -> Optional.of(AMBER_STRICT);
      case "RED" -> Optional.of(RED);
      default -> Optional.empty();
    };
  }

  /** Such as {@code AMBER+STRICT}. */
  String text() {
    return name().replace('_', '+');
  }
}
