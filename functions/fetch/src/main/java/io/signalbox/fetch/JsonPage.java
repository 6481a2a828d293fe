package io.signalbox.fetch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.signalbox.envelope.UnreadableBody;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A JSON object with events, an array of them for example, which are not built up. */
final class JsonPage {
  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, String> values = new HashMap<>();
  private final Set<String> objects = new HashSet<>();
  private byte[] array = new byte[0];

  private JsonPage() {}

  /**
   * Reads a page in UTF-8.
   *
   * @param arrayName the member that is the array
   * @throws UnreadableBody.Malformed for what is no JSON object
   */
  static JsonPage read(byte[] body, String arrayName) throws UnreadableBody.Malformed {
    JsonPage page = new JsonPage();
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new UnreadableBody.Malformed(1, 1, "an object is expected");
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_ARRAY && name.equals(arrayName)) {
          int from = (int) parser.currentTokenLocation().getByteOffset();
          parser.skipChildren();
          page.array =
              Arrays.copyOfRange(body, from, (int) parser.currentLocation().getByteOffset());
        } else if (token.isScalarValue()) {
          page.values.put(name, parser.getText());
        } else {
          if (token == JsonToken.START_OBJECT) {
            page.objects.add(name);
          }
          parser.skipChildren();
        }
      }
      if (parser.nextToken() != null) {
        throw new UnreadableBody.Malformed(1, 1, "one object is expected");
      }
      return page;
    } catch (IOException broken) {
      throw new UnreadableBody.Malformed(1, 1, "a JSON object is expected");
    }
  }

  /** The text of a member that is neither object nor array. */
  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Whether that member is an object. */
  boolean hasObject(String name) {
    return objects.contains(name);
  }

  /** The array as it came; empty where there is none. */
  byte[] array() {
    return array.clone();
  }

  /** Whether the array has no item. */
  boolean isEmpty() {
    for (byte one : array) {
      if (one != '[' && one != ']' && !Character.isWhitespace((char) Byte.toUnsignedInt(one))) {
        return false;
      }
    }
    return true;
  }
}
