package io.signalbox.fuzz.reader;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.ApiEvent;
import io.signalbox.settings.SettingsStore;
import io.signalbox.settings.Token;
import io.signalbox.store.embedded.EmbeddedPlatform;
import io.signalbox.warden.WardenHandler;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The body of {@code sendEvents}. Each event is saved or named, and the answer is Warden's. */
final class WardenTarget implements Target {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<Integer> ANSWERS = Set.of(200, 400, 413, 422, 460, 507);

  private final WardenHandler handler;

  WardenTarget() {
    EmbeddedPlatform platform = Functions.platform();
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ObjectNode instance = document.putObject("instances").putObject("pot");
    instance.putArray("tokens").addObject().put("name", "1").put("hash", Token.hashOf("pot"));
    instance.putObject("grants").put("post", true);
    instance.putObject("warden").put("name", "org.example.pot");
    SettingsStore settings = new SettingsStore(platform.table("SETTINGS_TABLE"), platform.random());
    settings.commit(settings.current(), document, List.of());
    handler = new WardenHandler(platform);
  }

  @Override
  public void run(byte[] input) {
    ApiEvent event = Functions.withBody(Functions.request("POST", "/warden3/sendEvents"), input);
    event.setMultiValueHeaders(Map.of());
    event.setMultiValueQueryStringParameters(Map.of("secret", List.of("pot")));
    APIGatewayProxyResponseEvent answer = handler.handleRequest(event, null);
    int status = answer.getStatusCode();
    Promise.hold(ANSWERS.contains(status), "Answered …: …", status, answer.getBody());
    JsonNode json = parsed(answer);
    Promise.hold(
        status == 200 ? json.path("saved").isInt() : json.path("req_id").isInt(),
        "Answered …",
        answer.getBody());
    for (JsonNode error : json.path("errors")) {
      Promise.hold(
          error.path("events").size() == error.path("events_id").size(),
          "Other events than ids: …",
          answer.getBody());
    }
  }

  private static JsonNode parsed(APIGatewayProxyResponseEvent answer) {
    try {
      return Boolean.TRUE.equals(answer.getIsBase64Encoded())
          ? JSON.readTree(Base64.getDecoder().decode(answer.getBody()))
          : JSON.readTree(answer.getBody());
    } catch (IOException noJson) {
      throw new AssertionError(noJson);
    }
  }
}
