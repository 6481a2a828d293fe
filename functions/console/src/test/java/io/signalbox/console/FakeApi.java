package io.signalbox.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.store.RemoteFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The functions behind the API, answering what a test lays down. */
final class FakeApi implements RemoteFunction {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, String> answers = new LinkedHashMap<>();
  private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> refusals = new LinkedHashMap<>();
  private volatile int success = 200;

  /** From now on requests whose method and path begin so are answered 200 with that JSON. */
  void answers(String beginning, String json) {
    answers.put(beginning, json);
  }

  /** From now on what has an answer is answered with that status. */
  void answersWith(int status) {
    success = status;
  }

  /** From now on requests with exactly that method and path are answered with that status. */
  void refuses(String asked, int status) {
    refusals.put(asked, status);
  }

  List<JsonNode> requests() {
    return requests;
  }

  @Override
  public byte[] call(byte[] event) {
    try {
      JsonNode request = MAPPER.readTree(event);
      requests.add(request);
      String asked = request.path("httpMethod").asText() + " " + request.path("path").asText();
      ObjectNode answer = MAPPER.createObjectNode();
      String json =
          answers.entrySet().stream()
              .filter(entry -> asked.startsWith(entry.getKey()))
              .map(Map.Entry::getValue)
              .reduce((_, later) -> later)
              .orElse("");
      answer.put("statusCode", refusals.getOrDefault(asked, json.isEmpty() ? 404 : success));
      ObjectNode headers = answer.putObject("multiValueHeaders");
      headers.putArray("ETag").add("\"1\"");
      headers.putArray("Signalbox-More").add("true");
      headers.putArray("Signalbox-Cursor").add("a\"><b>cursor");
      answer.put("body", json.isEmpty() ? "{\"detail\":\"Not there.\"}" : json);
      return MAPPER.writeValueAsBytes(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
