package io.signalbox.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Which envelopes go where.
 *
 * @param pattern EventBridge's language, over the {@code meta}, {@code payload}, {@code sender} and
 *     {@code id} of an envelope; without any field it matches every envelope
 * @param destinations names of the destinations that get them
 * @param groupBy payload fields; envelopes that differ in one of them are delivered apart
 */
public record Route(
    String name,
    ObjectNode pattern,
    List<String> destinations,
    List<String> groupBy,
    boolean enabled) {
  public Route {
    pattern = pattern.deepCopy();
    destinations = List.copyOf(destinations);
    groupBy = List.copyOf(groupBy);
  }

  /** A copy, for the caller to keep. */
  @Override
  public ObjectNode pattern() {
    return pattern.deepCopy();
  }
}
