package io.signalbox.keys.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import java.io.IOException;

/** Reads the body that brings a key. */
final class KeyBody {
  private static final JsonMapper JSON = new JsonMapper();
  static final int LIMIT_BYTES = 200_000;

  private KeyBody() {}

  /**
   * An object with one text, {@code openpgp} or {@code certificate}.
   *
   * @throws io.signalbox.api.ProblemException where it is something else
   */
  static JsonNode of(Request request) {
    if (request.bodySizeInBytes() > LIMIT_BYTES) {
      throw Problem.of(ProblemType.TOO_LARGE, "A key has at most 200,000 bytes.").exception();
    }
    try {
      JsonNode body = JSON.readTree(request.body());
      if (body instanceof ObjectNode object
          && object.size() == 1
          && HeldKeyEndpoint.MEMBERS.contains(object.fieldNames().next())
          && object.elements().next().isTextual()) {
        return object;
      }
    } catch (IOException notJson) {
      throw Problem.of(ProblemType.MALFORMED_REQUEST, "The body is not JSON.").exception();
    }
    throw Problem.of(
            ProblemType.INVALID_CONTENT, "A key is {\"openpgp\": text} or {\"certificate\": text}.")
        .exception();
  }
}
