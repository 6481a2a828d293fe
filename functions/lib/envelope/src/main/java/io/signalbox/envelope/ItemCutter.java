package io.signalbox.envelope;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Takes one item after the other from a parser. One that is wrong is skipped to its end. */
final class ItemCutter {
  private final JsonParser parser;
  private final String text;

  /** NUL, and half of a surrogate pair, come into a text of UTF-8 by an escape alone. */
  private final boolean hasEscapes;

  /**
   * @param text what the parser reads, from its beginning; it came as UTF-8
   */
  ItemCutter(JsonParser parser, String text) {
    this.parser = parser;
    this.text = text;
    this.hasEscapes = text.indexOf('\\') >= 0;
  }

  /** The item that begins at the parser's current token; the parser ends on its last one. */
  RawItem cut() throws IOException {
    int depthOutside =
        parser.getParsingContext().getNestingDepth()
            - (parser.currentToken().isStructStart() ? 1 : 0);
    int begin = offset(parser.currentTokenLocation());
    try {
      TreeReader reader = new TreeReader(parser, depthOutside, hasEscapes);
      JsonNode value = reader.read();
      return new RawItem.Value(value, reader.warnings(), text, begin, end());
    } catch (ItemFault fault) {
      while (parser.getParsingContext().getNestingDepth() > depthOutside) {
        parser.nextToken();
      }
      return new RawItem.Broken(fault, text.substring(begin, end()));
    }
  }

  private int end() {
    return Math.min(text.length(), offset(parser.currentLocation()));
  }

  private static int offset(JsonLocation place) {
    return (int) Math.max(0, place.getCharOffset());
  }
}
