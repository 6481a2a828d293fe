package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;

/** An item of a body, before anybody knows what it means. */
sealed interface RawItem {
  /** A JSON value, and how it was spelled. */
  record Value(JsonNode value, String text) implements RawItem {}

  /** No JSON value that could be passed on. */
  record Broken(ItemFault fault, String text) implements RawItem {}
}
