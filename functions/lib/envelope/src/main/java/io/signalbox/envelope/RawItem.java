package io.signalbox.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** An item of a body, before anybody knows what it means. */
sealed interface RawItem {
  /** The item as it was spelled. */
  String text();

  /**
   * A JSON value, and where it was spelled: hardly anybody asks how.
   *
   * @param warnings what is to be told of its texts
   * @param body what it stands in, from {@code begin} to {@code end}
   */
  record Value(JsonNode value, List<Warning> warnings, String body, int begin, int end)
      implements RawItem {
    @Override
    public String text() {
      return body.substring(begin, end);
    }
  }

  /** No JSON value that could be passed on. */
  record Broken(ItemFault fault, String text) implements RawItem {}
}
