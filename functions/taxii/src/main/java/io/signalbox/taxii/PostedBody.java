package io.signalbox.taxii;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import java.io.IOException;
import java.util.Arrays;

/** The body of a request that adds objects: a TAXII envelope, or a bundle, which has them too. */
final class PostedBody {
  private static final JsonFactory JSON = new JsonFactory();

  private PostedBody() {}

  /**
   * The array under {@code objects}, as it came.
   *
   * @throws ProblemException 400 where there is none
   */
  static byte[] objects(byte[] body) {
    byte[] objects = new byte[0];
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw malformed("The body is an object with the member objects.");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isWanted = parser.currentName().equals("objects");
        if (parser.nextToken() == JsonToken.START_ARRAY && isWanted) {
          if (objects.length > 0) {
            throw malformed("The body has the member objects twice.");
          }
          objects = array(parser, body);
        } else if (isWanted) {
          throw malformed("The member objects is an array.");
        } else {
          parser.skipChildren();
        }
      }
      if (parser.nextToken() != null) {
        throw malformed("Behind the object the body has something else.");
      }
    } catch (IOException noJson) {
      throw malformed("The body is no JSON.");
    }
    if (objects.length == 0) {
      throw malformed("The body has no member objects, or an empty one.");
    }
    return objects;
  }

  /** The bytes of the array at which the parser is; empty for an empty one. */
  private static byte[] array(JsonParser parser, byte[] body) throws IOException {
    int begin = (int) parser.currentTokenLocation().getByteOffset();
    if (begin < 0 || body[begin] != '[') {
      throw malformed("The body is UTF-8.");
    }
    if (parser.nextToken() == JsonToken.END_ARRAY) {
      return new byte[0];
    }
    int depth = parser.currentToken().isStructStart() ? 2 : 1;
    while (depth > 0) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw malformed("The body ends within the array.");
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }
    return Arrays.copyOfRange(body, begin, (int) parser.currentLocation().getByteOffset());
  }

  private static ProblemException malformed(String reason) {
    return Problem.of(ProblemType.MALFORMED_REQUEST, reason).exception();
  }
}
