package io.signalbox.fetch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.signalbox.envelope.UnreadableBody;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** The list of a MISP feed's events: an object with a member for each, named by its UUID. */
final class MispManifest {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern ID =
      Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,15}");

  private MispManifest() {}

  /**
   * An event of the list.
   *
   * @param name its UUID as the list spells it, which is the name of its file
   * @param timestamp of its last change, in seconds; 0 where the list does not say
   */
  record Listed(UUID id, String name, long timestamp) {}

  /**
   * Reads the list, each event once.
   *
   * @throws UnreadableBody.Malformed for what is no such list; one without an event is one
   */
  static List<Listed> read(byte[] body) throws UnreadableBody.Malformed {
    Map<UUID, Listed> events = new LinkedHashMap<>();
    try (JsonParser parser = JSON.createParser(body)) {
      // PHP writes an empty list as an array.
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.END_ARRAY) {
        return List.of();
      }
      if (first != JsonToken.START_OBJECT) {
        throw new UnreadableBody.Malformed(1, 1, "an object is expected");
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        if (!ID.matcher(name).matches() || parser.nextToken() != JsonToken.START_OBJECT) {
          throw new UnreadableBody.Malformed(1, 1, "an event's UUID and an object are expected");
        }
        UUID id = UUID.fromString(name);
        events.put(id, new Listed(id, name, timestamp(parser)));
      }
      return List.copyOf(events.values());
    } catch (IOException broken) {
      throw new UnreadableBody.Malformed(1, 1, "a JSON object is expected");
    }
  }

  private static long timestamp(JsonParser parser) throws IOException {
    long seconds = 0;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      if (name.equals("timestamp") && value.isScalarValue()) {
        String text = parser.getText();
        seconds = SECONDS.matcher(text).matches() ? Long.parseLong(text) : 0;
      } else {
        parser.skipChildren();
      }
    }
    return seconds;
  }
}
