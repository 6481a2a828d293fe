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
import io.signalbox.taxii.TaxiiHandler;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The body of a request that adds objects. Each object is told of in the status, and counts once.
 */
final class TaxiiTarget implements Target {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<Integer> ANSWERS = Set.of(202, 400, 413);
  private static final String COLLECTIONS = "/taxii2/feeds/collections/";

  private final TaxiiHandler handler;
  private final String objects;

  TaxiiTarget() {
    EmbeddedPlatform platform = Functions.platform();
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ObjectNode instance = document.putObject("instances").putObject("adder");
    instance.putArray("tokens").addObject().put("name", "1").put("hash", Token.hashOf("adder"));
    ObjectNode grants = instance.putObject("grants").put("post", true);
    grants.putObject("deliver").putArray("destinations").add("added");
    ObjectNode added = document.putObject("destinations").putObject("added");
    added.put("method", "pull").putObject("pull").put("posted", true);
    SettingsStore settings = new SettingsStore(platform.table("SETTINGS_TABLE"), platform.random());
    settings.commit(settings.current(), document, List.of());
    handler = new TaxiiHandler(platform);
    JsonNode collections = parsed(answer(Functions.request("GET", COLLECTIONS)));
    objects = COLLECTIONS + collections.at("/collections/0/id").asText() + "/objects/";
  }

  @Override
  public void run(byte[] input) {
    APIGatewayProxyResponseEvent answer =
        answer(Functions.withBody(Functions.request("POST", objects), input));
    int status = answer.getStatusCode();
    Promise.hold(ANSWERS.contains(status), "Answered …: …", status, answer.getBody());
    JsonNode json = parsed(answer);
    if (status != 202) {
      Promise.hold(json.path("title").isTextual(), "Answered …", answer.getBody());
      return;
    }
    int told = 0;
    for (String list : List.of("success:successes", "failure:failures", "pending:pendings")) {
      String[] names = list.split(":", 2);
      int count = json.path(names[0] + "_count").asInt();
      Promise.hold(json.path(names[1]).size() == count, "Other counts: …", answer.getBody());
      told += count;
    }
    Promise.hold(json.path("total_count").asInt() == told, "Other sum: …", answer.getBody());
  }

  private APIGatewayProxyResponseEvent answer(ApiEvent event) {
    event.setMultiValueHeaders(Map.of("Authorization", List.of("Bearer adder")));
    return handler.handleRequest(event, null);
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
