package io.signalbox.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.envelope.Marking;

/**
 * What the hub takes of the events that an instance posts.
 *
 * @param pattern which events, as a route's pattern says it; empty for all
 * @param ceiling the strictest marks
 */
public record Incoming(ObjectNode pattern, Marking ceiling) {
  public Incoming {
    pattern = pattern.deepCopy();
  }

  /** A copy, for the caller to keep. */
  @Override
  public ObjectNode pattern() {
    return pattern.deepCopy();
  }

  static Incoming read(JsonFields incoming) {
    return new Incoming(incoming.object("pattern"), Marks.read(incoming.members("ceiling")));
  }
}
