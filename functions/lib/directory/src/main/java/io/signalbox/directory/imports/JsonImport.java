package io.signalbox.directory.imports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.json.Pointers;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.Optional;

/** Reads {@code {"organisations": {"ID": {…}}, "contacts": …}}, an object after the other. */
final class JsonImport {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Collected objects;

  JsonImport(Collected objects) {
    this.objects = objects;
  }

  void read(byte[] bytes) {
    try (JsonParser parser = MAPPER.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        objects.fault("", "one JSON object is expected");
        return;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        kind(parser, parser.currentName());
      }
      if (parser.nextToken() != null) {
        objects.fault(line(parser), "something follows the JSON object");
      }
    } catch (JsonProcessingException notJson) {
      objects.fault(
          notJson.getLocation() == null ? "" : "line " + notJson.getLocation().getLineNr(),
          "this is not JSON, or has a name twice");
    } catch (CharConversionException notUtf8) {
      objects.fault("", "this is not UTF-8");
    } catch (IOException impossible) {
      throw new IllegalStateException("Bytes in memory can always be read", impossible);
    }
  }

  private void kind(JsonParser parser, String name) throws IOException {
    Optional<ObjectKind> kind = ObjectKind.ofPlural(name);
    boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
    if (kind.isEmpty() || !isObject) {
      objects.fault(
          Pointers.member("", name),
          kind.isEmpty() ? "there is no such kind of object" : "objects by their ids are expected");
      parser.skipChildren();
      return;
    }
    objects.tell(kind.get());
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String id = parser.currentName();
      String place = Pointers.member("/" + name, id);
      parser.nextToken();
      JsonNode node = MAPPER.readTree(parser);
      if (node instanceof ObjectNode object) {
        objects.add(kind.get(), id, object, place);
      } else {
        objects.fault(place, "an object is expected");
      }
    }
  }

  private static String line(JsonParser parser) {
    return "line " + parser.currentTokenLocation().getLineNr();
  }
}
