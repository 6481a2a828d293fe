package io.signalbox.control.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemException;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What a request about a subject says.
 *
 * @param reason why, in the words of whoever asks; empty for none
 * @param after the cursor of the answer before; empty for the beginning
 */
record ErasureRequest(Subject subject, String reason, String after) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EXPECTED =
      "One JSON object is expected, such as {\"mail\": \"jo@example.org\"}.";

  private static final int REASON_LIMIT = 1_000;
  private static final Set<String> MEMBERS =
      Set.of("address", "mail", "domain", "sender", "reason", "after");

  static ErasureRequest of(Request request) {
    ObjectNode object = object(request.body());
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!MEMBERS.contains(name)) {
                throw invalid("/" + name + " is unknown here.");
              }
            });
    object
        .properties()
        .forEach(
            one -> {
              if (!one.getValue().isTextual()) {
                throw invalid("/" + one.getKey() + " is a text.");
              }
            });
    String reason = text(object, "reason");
    if (reason.length() > REASON_LIMIT) {
      throw invalid("/reason has %d characters at the most.".formatted(REASON_LIMIT));
    }
    try {
      Subject subject = Subject.of(object);
      // The receipt, which has the reason, names nobody.
      byte[] bytes = reason.getBytes(StandardCharsets.UTF_8);
      String masked =
          new String(new Trace(subject).masked(bytes).orElse(bytes), StandardCharsets.UTF_8);
      return new ErasureRequest(subject, masked, text(object, "after"));
    } catch (IllegalArgumentException fault) {
      throw invalid(String.valueOf(fault.getMessage()));
    }
  }

  private static ObjectNode object(byte[] body) {
    try {
      if (JSON.readTree(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException notJson) {
      // Never with a part of the body, which names somebody.
      throw invalid(EXPECTED);
    }
    throw invalid(EXPECTED);
  }

  private static String text(JsonNode object, String name) {
    return object.path(name).asText("");
  }

  static ProblemException invalid(String detail) {
    return Problem.of(ProblemType.INVALID_CONTENT, detail).exception();
  }
}
