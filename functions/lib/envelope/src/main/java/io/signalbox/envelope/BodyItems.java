package io.signalbox.envelope;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts JSON text into items: one object, an array of them, or one on each line. */
final class BodyItems {
  private BodyItems() {}

  /** The one value of the text, or the elements of the array that it is. */
  static List<RawItem> ofDocument(String text) throws UnreadableBody {
    List<RawItem> items = new ArrayList<>();
    try (JsonParser parser = Json.MAPPER.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          requireRoom(items);
          items.add(item(parser, text));
        }
      } else if (first != null) {
        items.add(item(parser, text));
      }
      if (parser.nextToken() != null) {
        throw malformed(
            parser.currentTokenLocation(),
            "one JSON value was expected; several go into an array, or one on each line");
      }
      return items;
    } catch (JsonProcessingException syntax) {
      throw malformed(syntax.getLocation(), syntax.getOriginalMessage());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The values of the text's lines; what is wrong with one of them costs no other. */
  static List<RawItem> ofLines(String text) throws UnreadableBody {
    List<RawItem> items = new ArrayList<>();
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (!line.isBlank()) {
        requireRoom(items);
        items.add(ofLine(line, number));
      }
    }
    return items;
  }

  private static RawItem ofLine(String line, int number) {
    try (JsonParser parser = Json.MAPPER.createParser(line)) {
      parser.nextToken();
      RawItem item = item(parser, line);
      if (item instanceof RawItem.Value && parser.nextToken() != null) {
        return new RawItem.Broken(
            new ItemFault("", "line %d holds more than one JSON value".formatted(number)), line);
      }
      return item;
    } catch (JsonProcessingException syntax) {
      return new RawItem.Broken(
          new ItemFault(
              "",
              "line %d, column %d: %s"
                  .formatted(number, column(syntax.getLocation()), syntax.getOriginalMessage())),
          line);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static RawItem item(JsonParser parser, String text) throws IOException {
    int outside =
        parser.getParsingContext().getNestingDepth()
            - (parser.currentToken().isStructStart() ? 1 : 0);
    int begin = offset(parser.currentTokenLocation());
    try {
      return new RawItem.Value(new TreeReader(parser).read(), spelled(parser, text, begin));
    } catch (ItemFault fault) {
      skipTo(outside, parser);
      return new RawItem.Broken(fault, spelled(parser, text, begin));
    }
  }

  private static void skipTo(int depth, JsonParser parser) throws IOException {
    while (parser.getParsingContext().getNestingDepth() > depth) {
      parser.nextToken();
    }
  }

  private static String spelled(JsonParser parser, String text, int begin) {
    return text.substring(begin, Math.min(text.length(), offset(parser.currentLocation())));
  }

  private static int offset(JsonLocation place) {
    return (int) Math.max(0, place.getCharOffset());
  }

  private static void requireRoom(List<RawItem> items) throws UnreadableBody {
    if (items.size() == Limits.ITEMS) {
      throw new UnreadableBody.TooLarge("items", Limits.ITEMS);
    }
  }

  private static UnreadableBody malformed(@Nullable JsonLocation place, String expected) {
    return place == null
        ? new UnreadableBody.Malformed(0, 0, expected)
        : new UnreadableBody.Malformed(place.getLineNr(), column(place), expected);
  }

  private static int column(@Nullable JsonLocation place) {
    return place == null ? 0 : place.getColumnNr();
  }
}
