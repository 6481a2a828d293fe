package io.signalbox.formats;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Reads payloads in a foreign format as IntelMQ's events. */
public interface PayloadReader {

  /** What a payload says. */
  sealed interface Decoded {

    /**
     * Events of IntelMQ, their fields under dotted names.
     *
     * @param events at least one
     */
    record Events(List<ObjectNode> events) implements Decoded {
      public Events {
        events = List.copyOf(events);
      }
    }

    /** IntelMQ has no fields for it. */
    record Undecodable(String reason) implements Decoded {}
  }

  /** The format of such payloads in an envelope's meta. */
  String format();

  /** Reads a payload, which stays as it is. */
  Decoded read(ObjectNode payload);
}
