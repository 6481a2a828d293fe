package io.signalbox.warden;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.signalbox.api.Request;
import java.io.IOException;

/** What a request's body is, whatever its content type says: curl calls all of them forms. */
final class RequestBody {
  private static final JsonFactory JSON = new JsonFactory();

  /** What a body holds. */
  enum Shape {
    /** No body, or an empty array or object. */
    NOTHING,
    ARRAY,
    /** Any other JSON. */
    OTHER
  }

  private RequestBody() {}

  /**
   * The body's shape. One that is compressed is taken for an array.
   *
   * @throws WardenException 400 for what is no JSON
   */
  static Shape shape(Request request) {
    if (!request.header("Content-Encoding").orElse("identity").equalsIgnoreCase("identity")) {
      return Shape.ARRAY;
    }
    try (JsonParser parser = JSON.createParser(request.body())) {
      JsonToken first = parser.nextToken();
      JsonToken second = first == null ? null : parser.nextToken();
      boolean isEmpty =
          first == null
              || (first == JsonToken.START_ARRAY && second == JsonToken.END_ARRAY)
              || (first == JsonToken.START_OBJECT && second == JsonToken.END_OBJECT);
      while (parser.nextToken() != null) {
        // The parser throws where it is no JSON.
      }
      if (isEmpty) {
        return Shape.NOTHING;
      }
      return first == JsonToken.START_ARRAY ? Shape.ARRAY : Shape.OTHER;
    } catch (IOException noJson) {
      throw WardenFault.of(WardenFault.NO_JSON, "The body is no JSON.").exception();
    }
  }
}
