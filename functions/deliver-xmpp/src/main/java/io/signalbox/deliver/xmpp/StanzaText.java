package io.signalbox.deliver.xmpp;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.envelope.Json;

/**
 * JSON as the text of a stanza. A server ends the stream, with all messages that wait in it, for
 * what XML forbids in text: the two characters U+FFFE and U+FFFF, and {@code ]]>} (XML 1.0,
 * sections 2.2 and 2.4).
 */
final class StanzaText {
  private StanzaText() {}

  /** The same JSON, with escapes in the place of these; they stand in its texts alone. */
  static String of(JsonNode value) {
    return Json.text(value)
        .replace("\ufffe", "\\ufffe")
        .replace("\uffff", "\\uffff")
        .replace("]]>", "]]\\u003e");
  }
}
