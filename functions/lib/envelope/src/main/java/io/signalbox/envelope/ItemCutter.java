package io.signalbox.envelope;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Takes one item after the other from a parser. One that is wrong is skipped to its end. */
final class ItemCutter {
  private final JsonParser parser;
  private final String text;

  ItemCutter(JsonParser parser, String text) {
    this.parser = parser;
    this.text = text;
  }

  /** The item that begins at the parser's current token; the parser ends on its last one. */
  RawItem cut() throws IOException {
    int depthOutside =
        parser.getParsingContext().getNestingDepth()
            - (parser.currentToken().isStructStart() ? 1 : 0);
    int begin = offset(parser.currentTokenLocation());
    try {
      return new RawItem.Value(new TreeReader(parser, depthOutside).read(), spelled(begin));
    } catch (ItemFault fault) {
      while (parser.getParsingContext().getNestingDepth() > depthOutside) {
        parser.nextToken();
      }
      return new RawItem.Broken(fault, spelled(begin));
    }
  }

  private String spelled(int begin) {
    return text.substring(begin, Math.min(text.length(), offset(parser.currentLocation())));
  }

  private static int offset(JsonLocation place) {
    return (int) Math.max(0, place.getCharOffset());
  }
}
