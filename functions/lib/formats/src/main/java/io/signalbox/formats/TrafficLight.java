package io.signalbox.formats;

import io.signalbox.envelope.Payload;
import java.util.Locale;
import java.util.Optional;

/** A mark of the Traffic Light Protocol, version 2.0. */
enum TrafficLight {
  CLEAR,
  GREEN,
  AMBER,
  AMBER_STRICT,
  RED;

  /** The mark of an event; empty for one without a mark that is one. */
  static Optional<TrafficLight> of(Payload event) {
    return event.text("tlp").flatMap(TrafficLight::parse);
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
