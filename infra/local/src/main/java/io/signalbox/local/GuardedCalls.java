package io.signalbox.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.Response;
import io.signalbox.local.front.SettingsWrites;
import io.signalbox.runtime.platform.FunctionCalls;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Calls of functions by functions, where a file has the settings: what the front door refuses of a
 * client, this refuses of the console.
 */
record GuardedCalls(FunctionCalls calls, SettingsWrites settingsWrites) implements FunctionCalls {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static GuardedCalls of(FunctionCalls calls, Options options) {
    return new GuardedCalls(calls, new SettingsWrites(options.settingsFromFile()));
  }

  @Override
  public byte[] call(String function, byte[] event) {
    try {
      JsonNode request = MAPPER.readTree(event);
      return isRefused(request) ? refusal() : calls.call(function, event);
    } catch (IOException impossible) {
      throw new UncheckedIOException("Events are JSON", impossible);
    }
  }

  private boolean isRefused(JsonNode request) {
    return settingsWrites.isRefused(
        request.path("httpMethod").asText(),
        request.path("path").asText(),
        request.at("/multiValueQueryStringParameters/dryRun/0").asText().equals("true"));
  }

  private static byte[] refusal() throws IOException {
    Response refusal = SettingsWrites.refusal();
    ObjectNode answer = MAPPER.createObjectNode();
    answer.put("statusCode", refusal.status());
    answer.set("multiValueHeaders", MAPPER.valueToTree(refusal.headers()));
    answer.put("body", refusal.text());
    answer.put("isBase64Encoded", false);
    return MAPPER.writeValueAsBytes(answer);
  }
}
