package io.signalbox.directory.imports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.json.Pointers;
import java.io.IOException;
import java.util.Optional;

/** Reads {@code {"organisations": {"ID": {…}}, "contacts": …}}, an object after the other. */
final class JsonImport {
  private final Collected objects;

  JsonImport(Collected objects) {
    this.objects = objects;
  }

  void read(byte[] bytes) {
    JsonDocument.read(bytes, objects, this::kind);
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
      JsonNode node = JsonDocument.MAPPER.readTree(parser);
      if (node instanceof ObjectNode object) {
        objects.add(kind.get(), id, object, place);
      } else {
        objects.fault(place, "an object is expected");
      }
    }
  }
}
